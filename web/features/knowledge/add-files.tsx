'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useT } from '@/lib/i18n/i18n-provider';
import { DropArea } from './drop-area';
import { LanguageField } from './language-field';
import { QueuedFileRow } from './queued-file-row';
import { useUploadQueue } from './use-upload-queue';

type Props = { onBusy: (isBusy: boolean) => void; onAdded: () => void; onDone: () => void };

/** Several files at once. What could not be taken stays, says why, and can be tried again. */
export function AddFiles({ onBusy, onAdded, onDone }: Props) {
  const t = useT();
  const [language, setLanguage] = useState('');
  const queue = useUploadQueue(onAdded);
  const { files, isBusy, sendableCount } = queue;
  useEffect(() => onBusy(isBusy), [isBusy, onBusy]);
  const send = async () => {
    const allArrived = await queue.send(language);
    if (allArrived && files.every(({ problem }) => !problem)) onDone();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <DropArea onFiles={queue.add} disabled={isBusy} />
      {files.length > 0 && (
        <ul className="border-line border-t">
          {files.map((queued) => (
            <QueuedFileRow
              key={queued.id}
              queued={queued}
              onRemove={isBusy ? undefined : () => queue.remove(queued.id)}
            />
          ))}
        </ul>
      )}
      <LanguageField
        name="language"
        value={language}
        disabled={isBusy}
        onChange={(event) => setLanguage(event.target.value)}
      />
      <Button
        variant="primary"
        busy={isBusy}
        disabled={sendableCount === 0}
        onClick={() => void send()}
        className="justify-self-end"
      >
        {t('knowledge.addFiles', { count: sendableCount })}
      </Button>
    </div>
  );
}
