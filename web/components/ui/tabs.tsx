'use client';

import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';

type Choice<Value extends string> = { value: Value; label: string; icon?: LucideIcon };
type Props<Value extends string> = {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
};

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** A few ways of which one is shown. Arrows move between them, as one stop of the keyboard. */
export function Tabs<Value extends string>({ label, value, choices, onChange, disabled }: Props<Value>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (!step) return;
    const at = choices.findIndex((choice) => choice.value === value);
    const next = (at + step + choices.length) % choices.length;
    onChange(choices[next]?.value ?? value);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="flex gap-0.5 overflow-x-auto rounded-list bg-hover p-0.5"
    >
      {choices.map(({ value: choice, label: name, icon: Icon }) => (
        <button
          key={choice}
          type="button"
          role="tab"
          aria-selected={choice === value}
          tabIndex={choice === value ? 0 : -1}
          disabled={disabled}
          onClick={() => onChange(choice)}
          className="flex h-7 grow items-center justify-center gap-1.5 whitespace-nowrap rounded-[4px] px-2 font-medium text-list text-muted hover:text-ink disabled:opacity-50 aria-selected:bg-raised aria-selected:text-ink aria-selected:shadow-[0_0_0_1px_var(--line)]"
        >
          {Icon && <Icon size={14} strokeWidth={1.5} className="max-[420px]:hidden" aria-hidden />}
          {name}
        </button>
      ))}
    </div>
  );
}
