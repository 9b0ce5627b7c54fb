'use client';

import { MessagesSquare } from 'lucide-react';
import { Kbd } from '@/components/ui/kbd';
import { useT } from '@/lib/i18n/i18n-provider';
import { useConversationList } from './use-conversation-list';
import { useInboxNavigation } from './use-inbox-navigation';

export function InboxEmptyThread() {
  const t = useT();
  const { view } = useInboxNavigation();
  const { items } = useConversationList(view);
  if (items.length === 0) return null; // the list says what to do
  return (
    <div className="grid grow place-content-center justify-items-center gap-3 text-center text-list text-muted">
      <MessagesSquare size={24} strokeWidth={1.5} aria-hidden />
      <p>{t('inbox.chooseConversation')}</p>
      <p className="flex items-center gap-1.5 text-meta">
        <Kbd keys="j" /> <Kbd keys="k" /> {t('inbox.chooseKeys')}
      </p>
    </div>
  );
}
