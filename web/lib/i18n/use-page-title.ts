import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { useT } from './i18n-provider';
import type { MessageKey } from './messages';

/** The most specific first. A page that is missing here keeps the title that the server gave it. */
const titles: readonly [path: string, title: MessageKey][] = [
  ['/login', 'login.submit'],
  ['/signup', 'signup.title'],
  ['/invite', 'invite.pageTitle'],
  ['/forgot', 'forgot.title'],
  ['/reset', 'reset.title'],
  ['/verify', 'verify.title'],
  ['/inbox', 'nav.inbox'],
  ['/contacts', 'nav.contacts'],
  ['/ai-agents', 'nav.aiAgents'],
  ['/knowledge', 'nav.knowledge'],
  ['/settings/members', 'settings.members'],
  ['/settings/channels', 'settings.channels'],
  ['/settings/api-keys', 'settings.apiKeys'],
  ['/settings/account', 'settings.account'],
  ['/settings', 'settings.organization'],
];

/** The title of the page in the language of the reader. */
export function usePageTitle(): void {
  const t = useT();
  const pathname = usePathname();
  const key = titles.find(([path]) => pathname === path || pathname.startsWith(`${path}/`))?.[1];
  const title = key && `${t(key)} · Switchboard`;

  useEffect(() => {
    if (!title) return;
    const say = () => {
      if (document.title !== title) document.title = title;
    };
    say();
    // The framework writes its own title when a page arrives, which can be after this.
    const observer = new MutationObserver(say);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [title]);
}
