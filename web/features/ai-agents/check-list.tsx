'use client';

import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Input } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';

export type CheckChoice = { id: string; label: string; hint?: string; icon?: LucideIcon; lang?: string };
type Props = {
  label: string;
  hidesLabel?: boolean;
  hint?: string;
  error?: string;
  choices: readonly CheckChoice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  disabled?: boolean;
  /** Short ones, beside each other. */
  inColumns?: boolean;
};

const searchedFrom = 9;

/** Any of several; a long list can be searched. What is chosen stays listed, whatever is searched for. */
export function CheckList({ label, hidesLabel, hint, error, choices, chosen, onChange, disabled, inColumns }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = choices.filter(({ id, label: name }) => chosen.includes(id) || name.toLowerCase().includes(wanted));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const isSearched = choices.length >= searchedFrom && !inColumns;
  return (
    <fieldset disabled={disabled} className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <legend className={hidesLabel ? 'sr-only' : 'pb-1 font-medium text-list'}>{label}</legend>
      {isSearched && (
        <Input
          type="search"
          aria-label={t('aiAgents.searchIn', { label })}
          placeholder={t('nav.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div
        className={classNames(
          inColumns
            ? 'grid grid-cols-[repeat(auto-fill,minmax(128px,1fr))] gap-x-3'
            : 'max-h-64 divide-y divide-line overflow-y-auto rounded-list border border-line',
        )}
      >
        {shown.map(({ id, label: name, hint: about, icon: Icon, lang }) => (
          <label
            key={id}
            className={classNames(
              'flex min-w-0 items-center gap-2.5 text-list hover:bg-hover',
              inColumns ? 'h-8' : 'min-h-10 px-3 py-1.5',
            )}
          >
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="size-4 shrink-0 accent-accent"
            />
            {Icon && <Icon size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />}
            <span className="min-w-0 grow truncate" lang={lang}>
              {name}
            </span>
            {about && <span className="max-w-1/2 shrink-0 truncate text-meta text-muted">{about}</span>}
          </label>
        ))}
      </div>
      {(error ?? hint) && (
        <p role={error ? 'alert' : undefined} className={error ? 'text-live-ink text-meta' : 'text-meta text-muted'}>
          {error ?? hint}
        </p>
      )}
    </fieldset>
  );
}
