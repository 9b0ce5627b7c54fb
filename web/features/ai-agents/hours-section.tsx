'use client';

import { useId } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { CheckField } from './check-field';
import { DayHours } from './day-hours';
import { FormSection } from './form-section';
import { type HoursDraft, weekdays } from './hours-draft';
import type { AiAgentForm } from './use-ai-agent-form';

/** When it answers; at other times its conversations wait for a person. */
export function HoursSection({ form }: { form: AiAgentForm }) {
  const t = useT();
  const zonesId = useId();
  const { hours } = form.draft;
  const set = (changes: Partial<HoursDraft>) => form.set({ hours: { ...hours, ...changes } });
  return (
    <FormSection title={t('aiAgents.hours')} lead={t('aiAgents.hoursLead')}>
      <CheckField label={t('aiAgents.always')} checked={hours.isAlways} onChange={(isAlways) => set({ isAlways })} />
      {!hours.isAlways && (
        <>
          <div>
            {weekdays.map((day) => (
              <DayHours
                key={day}
                day={day}
                intervals={hours.days[day]}
                problem={form.problemAt(`workingHours.${day}`)}
                onChange={(intervals) => set({ days: { ...hours.days, [day]: intervals } })}
                onLeave={() => form.check(`workingHours.${day}`)}
              />
            ))}
          </div>
          <Field label={t('aiAgents.timeZone')} error={form.problemAt('workingHours.timeZone')}>
            {(control) => (
              <Input
                {...control}
                name="workingHours.timeZone"
                list={zonesId}
                value={hours.timeZone}
                spellCheck={false}
                onChange={(event) => set({ timeZone: event.target.value })}
                onBlur={() => form.check('workingHours.timeZone')}
                className="max-w-70"
              />
            )}
          </Field>
          <datalist id={zonesId}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </FormSection>
  );
}
