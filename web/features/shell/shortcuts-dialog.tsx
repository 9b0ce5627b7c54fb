'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useT } from '@/lib/i18n/i18n-provider';
import type { MessageKey } from '@/lib/i18n/messages';
import './shell-texts';

const groups: { title: MessageKey; keys: [string, MessageKey][] }[] = [
  {
    title: 'shortcuts.everywhere',
    keys: [
      ['mod+k', 'shortcuts.palette'],
      ['?', 'shortcuts.help'],
      ['g i', 'shortcuts.inbox'],
      ['g c', 'shortcuts.contacts'],
      ['g b', 'shortcuts.aiAgents'],
      ['g k', 'shortcuts.knowledge'],
      ['g s', 'shortcuts.settings'],
    ],
  },
  {
    title: 'shortcuts.inInbox',
    keys: [
      ['j', 'shortcuts.next'],
      ['k', 'shortcuts.previous'],
      ['enter', 'shortcuts.open'],
      ['r', 'shortcuts.reply'],
      ['n', 'shortcuts.note'],
      ['a', 'shortcuts.assign'],
      ['t', 'shortcuts.takeOver'],
      ['l', 'shortcuts.label'],
      ['e', 'shortcuts.resolve'],
      ['h', 'shortcuts.snooze'],
      ['u', 'shortcuts.unread'],
      ['d', 'shortcuts.details'],
    ],
  },
  {
    title: 'shortcuts.inComposer',
    keys: [
      ['mod+enter', 'shortcuts.send'],
      ['mod+shift+enter', 'shortcuts.sendAndResolve'],
      ['/', 'shortcuts.savedReplies'],
      ['esc', 'shortcuts.leaveComposer'],
    ],
  },
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={t('nav.shortcuts')}>
      <div className="columns-1 gap-8 tablet:columns-2">
        {groups.map(({ title, keys }) => (
          <section key={title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-meta text-muted">{t(title)}</h3>
            <dl>
              {keys.map(([key, label]) => (
                <div key={key} className="flex h-8 items-center justify-between gap-4 text-list">
                  <dt>{t(label)}</dt>
                  <dd>
                    <Kbd keys={key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
