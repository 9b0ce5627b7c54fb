import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import type { ConversationView } from '@/gql/graphql';
import { viewFromUrl, viewToUrl } from './views';

export function inboxUrl(view: ConversationView, conversationId?: string): string {
  const query = view === 'ALL' ? '' : `?view=${viewToUrl(view)}`;
  return `/inbox${conversationId ? `/${conversationId}` : ''}${query}`;
}

/** Where in the inbox we are, which is in the address alone, and how to get elsewhere in it. */
export function useInboxNavigation() {
  const router = useRouter();
  const pathname = usePathname();
  const view = viewFromUrl(useSearchParams().get('view'));
  const conversationId = /^\/inbox\/([^/]+)/.exec(pathname)?.[1];

  return useMemo(() => {
    // Inside the inbox the address changes without asking the server: it is instant, and works while offline.
    const go = (url: string) => (pathname.startsWith('/inbox') ? history.pushState(null, '', url) : router.push(url));
    return {
      view,
      conversationId,
      open: (id: string) => id !== conversationId && go(inboxUrl(view, id)),
      close: () => go(inboxUrl(view)),
      setView: (next: ConversationView) => go(inboxUrl(next)),
    };
  }, [router, pathname, view, conversationId]);
}
