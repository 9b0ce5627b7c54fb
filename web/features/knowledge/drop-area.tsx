'use client';

import { Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import { acceptedFiles } from './file-type';

type Props = { onFiles: (files: Iterable<File>) => void; disabled: boolean };

/** Drop files here, or choose them. */
export function DropArea({ onFiles, disabled }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const onDrag = (event: DragEvent) => {
    event.preventDefault(); // else the browser opens the file in place of the page
    setOver(event.type === 'dragover' && !disabled);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has no keyboard; the button inside does the same.
    <div
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={(event) => {
        onDrag(event);
        if (!disabled) onFiles(event.dataTransfer.files);
      }}
      className={classNames(
        'grid justify-items-center gap-2 rounded-box border border-dashed px-4 py-6 text-center transition-colors duration-120',
        isOver ? 'border-accent-line bg-accent-soft' : 'border-line-strong',
      )}
    >
      <Upload size={20} strokeWidth={1.5} className="text-muted" aria-hidden />
      <p className="text-list">{t('knowledge.drop')}</p>
      <p className="text-meta text-muted">{t('knowledge.dropHint')}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptedFiles}
        disabled={disabled}
        tabIndex={-1}
        aria-label={t('knowledge.chooseFiles')}
        className="sr-only"
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = ''; // the same file can be chosen again
        }}
      />
      <Button size="small" disabled={disabled} onClick={() => input.current?.click()}>
        {t('knowledge.chooseFiles')}
      </Button>
    </div>
  );
}
