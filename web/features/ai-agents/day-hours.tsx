'use client';

import { Plus, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { type Interval, nextInterval, type Weekday } from './hours-draft';

type Props = {
  day: Weekday;
  intervals: readonly Interval[];
  problem: string | undefined;
  onChange: (intervals: Interval[]) => void;
  onLeave: () => void;
};

/** One day of the week: its intervals, or a day off. */
export function DayHours({ day, intervals, problem, onChange, onLeave }: Props) {
  const t = useT();
  const name = t(`aiAgents.day.${day}`);
  const change = (at: number, changes: Partial<Interval>) =>
    onChange(intervals.map((interval, index) => (index === at ? { ...interval, ...changes } : interval)));
  const time = (at: number, edge: keyof Interval) => (
    <span className="w-18">
      <Input
        name={`workingHours.${day}.${at}.${edge}`}
        aria-label={t(`aiAgents.${edge}`, { day: name })}
        aria-invalid={problem ? true : undefined}
        value={intervals[at]?.[edge] ?? ''}
        inputMode="numeric"
        maxLength={5}
        onChange={(event) => change(at, { [edge]: event.target.value })}
        onBlur={onLeave}
        className="tabular text-center"
      />
    </span>
  );
  return (
    <fieldset className="flex flex-wrap items-start gap-x-3 border-line border-b py-1">
      <legend className="sr-only">{name}</legend>
      <span aria-hidden className="w-24 shrink-0 pt-1.5 text-list">
        {name}
      </span>
      <div className="grid min-w-0 gap-1">
        {intervals.length === 0 && (
          <span className="flex h-8 items-center text-list text-muted">{t('aiAgents.dayOff')}</span>
        )}
        {intervals.map((_interval, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an interval is its place in the day.
          <span key={at} className="flex items-center gap-2">
            {time(at, 'from')}
            <span aria-hidden>–</span>
            {time(at, 'to')}
            <IconButton
              icon={X}
              label={t('aiAgents.removeInterval', { day: name })}
              onClick={() => onChange(intervals.filter((_other, index) => index !== at))}
            />
          </span>
        ))}
        {problem && (
          <p role="alert" className="pb-1 text-live-ink text-meta">
            {problem}
          </p>
        )}
      </div>
      <IconButton
        icon={Plus}
        label={t('aiAgents.addInterval', { day: name })}
        onClick={() => onChange([...intervals, nextInterval(intervals)])}
      />
    </fieldset>
  );
}
