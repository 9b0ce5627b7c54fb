import { Fragment } from 'react';
import { splitLinks } from './split-links';

/** Plain text with its line breaks; addresses can be followed. */
export function MessageBody({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap text-body [overflow-wrap:anywhere]">
      {splitLinks(text).map(({ at, value, isLink }) =>
        isLink ? (
          <a
            key={at}
            href={value}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline underline-offset-2"
          >
            {value}
          </a>
        ) : (
          <Fragment key={at}>{value}</Fragment>
        ),
      )}
    </p>
  );
}
