'use client';

import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import { inboxUrl, useInboxNavigation } from './use-inbox-navigation';
import { useViewCounts } from './use-view-counts';
import { viewLabels } from './view-labels';
import { views } from './views';

/** The views beneath Inbox in the wide rail. */
export function InboxViews() {
  const t = useT();
  const { view, setView } = useInboxNavigation();
  const count = useViewCounts();
  return (
    <ul className="mb-2 grid gap-px">
      {views.map((choice) => (
        <li key={choice}>
          <a
            href={inboxUrl(choice)}
            aria-current={choice === view ? 'true' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              setView(choice);
            }}
            className={classNames(
              'flex h-7 items-center gap-2 rounded-list pr-2.5 pl-9 text-list',
              choice === view ? 'bg-hover text-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <span className="grow truncate">{t(viewLabels[choice])}</span>
            <span className="tabular text-meta">{count(choice) || ''}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
