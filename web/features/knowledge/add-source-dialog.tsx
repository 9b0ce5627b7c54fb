'use client';

import { FileUp, Globe, type LucideIcon, Text } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Tabs } from '@/components/ui/tabs';
import { useUnsaved } from '@/lib/forms/unsaved';
import { useT } from '@/lib/i18n/i18n-provider';
import type { MessageKey } from '@/lib/i18n/messages';
import { AddFiles } from './add-files';
import { AddSite } from './add-site';
import { AddText } from './add-text';

type Way = 'files' | 'site' | 'text';
const ways: { value: Way; label: MessageKey; icon: LucideIcon }[] = [
  { value: 'files', label: 'knowledge.way.files', icon: FileUp },
  { value: 'site', label: 'knowledge.way.site', icon: Globe },
  { value: 'text', label: 'knowledge.way.text', icon: Text },
];

type Props = { onClose: () => void; onAdded: () => void };

/** Three ways to add knowledge; each has its own form and its own button. */
export function AddSourceDialog({ onClose, onAdded }: Props) {
  const t = useT();
  const [way, setWay] = useState<Way>('files');
  const [isBusy, setBusy] = useState(false);
  useUnsaved(isBusy);
  const done = () => {
    onAdded();
    onClose();
  };
  return (
    <Dialog open wide onOpenChange={(open) => !open && !isBusy && onClose()} title={t('knowledge.add')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Tabs
          label={t('knowledge.way')}
          value={way}
          onChange={setWay}
          disabled={isBusy}
          choices={ways.map(({ value, label, icon }) => ({ value, label: t(label), icon }))}
        />
        {way === 'files' && <AddFiles onBusy={setBusy} onAdded={onAdded} onDone={done} />}
        {way === 'site' && <AddSite onDone={done} />}
        {way === 'text' && <AddText onDone={done} />}
      </div>
    </Dialog>
  );
}
