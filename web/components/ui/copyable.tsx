'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { IconButton } from './icon-button';

/** A line to take elsewhere: select it, or copy it with one click. */
export function Copyable({ text }: { text: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className="flex w-full min-w-0 items-center gap-1 rounded-list border border-line bg-canvas pl-2.5">
      <code className="grow select-all overflow-x-auto whitespace-nowrap py-1.5 text-left font-mono text-meta">
        {text}
      </code>
      <IconButton
        icon={copied ? Check : Copy}
        label={t(copied ? 'common.copied' : 'common.copy')}
        onClick={copy}
        className={copied ? 'text-success-ink' : undefined}
      />
    </div>
  );
}
