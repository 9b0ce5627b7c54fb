'use client';

import { useState } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { Input } from './input';

type Props = {
  label: string;
  value: string;
  isReadOnly?: boolean;
  /** @returns what is wrong, if anything */
  onSave: (value: string) => Promise<string | undefined>;
};

/** Text that turns into a field when it is clicked: Enter or leaving saves, Escape gives up. */
export function EditableText({ label, value, isReadOnly, onSave }: Props) {
  const t = useT();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();

  if (isReadOnly) return <span className="[overflow-wrap:anywhere]">{value || '—'}</span>;
  if (typed === undefined) {
    return (
      <button
        type="button"
        aria-label={t('common.edit', { label })}
        onClick={() => setTyped(value)}
        className="-ml-2 flex min-h-8 w-full items-center rounded-list px-2 py-1 text-left hover:bg-hover"
      >
        {value ? (
          <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
        ) : (
          <span className="text-muted">{t('common.add')}</span>
        )}
      </button>
    );
  }

  const finish = async () => {
    if (typed === value) return setTyped(undefined);
    const found = await onSave(typed);
    setProblem(found);
    if (!found) setTyped(undefined);
  };
  return (
    <>
      <Input
        autoFocus
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void finish()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void finish();
          if (event.key === 'Escape') {
            setTyped(undefined);
            setProblem(undefined);
          }
        }}
        className="-ml-2 h-8 px-2 text-list"
      />
      {problem && (
        <p role="alert" className="pt-0.5 text-live-ink text-meta">
          {problem}
        </p>
      )}
    </>
  );
}
