import { ExternalLink } from 'lucide-react';

/** Where the pieces come from; a page of the web can be visited. */
export function PieceOrigin({
  document: { title, locator },
}: {
  document: { title?: string | null; locator: string };
}) {
  const isAddress = /^https?:\/\//.test(locator);
  return (
    <header className="border-line border-b px-4 py-3">
      <p className="font-medium text-body [overflow-wrap:anywhere]">{title || locator}</p>
      {isAddress ? (
        <a
          href={locator}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="flex items-center gap-1 text-accent-ink text-list hover:underline"
        >
          <span className="truncate">{locator}</span>
          <ExternalLink size={12} strokeWidth={1.5} className="shrink-0" aria-hidden />
        </a>
      ) : (
        title && <p className="truncate text-list text-muted">{locator}</p>
      )}
    </header>
  );
}
