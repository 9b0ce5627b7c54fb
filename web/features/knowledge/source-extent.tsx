'use client';

import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';

/** Where it comes from: an address without what every address begins with, the name of a file, or what kind of text. */
export function SourceOrigin({ source: { type, url, fileName } }: { source: Source }) {
  const t = useT();
  const origin = url?.replace(/^https?:\/\/|\/$/g, '') ?? fileName ?? t(`knowledge.type.${type}`);
  return (
    <span className="truncate" title={url ?? undefined}>
      {origin}
    </span>
  );
}

/** "· 12 pages · 1 could not be read": a file is one document, which goes without saying. */
export function SourceExtent({ source: { type, documentCount, failedCount } }: { source: Source }) {
  const t = useT();
  return (
    <>
      {type === 'URL' && documentCount > 0 && (
        <span className="shrink-0">· {t('knowledge.pages', { count: documentCount })}</span>
      )}
      {failedCount > 0 && (
        <span className="min-w-0 truncate text-waiting">· {t('knowledge.unread', { count: failedCount })}</span>
      )}
    </>
  );
}
