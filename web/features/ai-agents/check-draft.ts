import { checkInteger } from '@/lib/forms/number-rules';
import { checkRequired } from '@/lib/forms/rules';
import { checkWebAddress } from '@/lib/forms/web-address';
import type { Translate } from '@/lib/i18n/translate';
import type { AiAgentDraft } from './ai-agent-draft';
import { type HoursDraft, isTime, weekdays } from './hours-draft';
import type { ToolDraft } from './tool-draft';

/** By the path that the server would name, so that its complaints and ours land at the same fields. */
export type Problems = Record<string, string | undefined>;

/** What is wrong with a draft; empty when nothing is. */
export function problemsOf(t: Translate, draft: AiAgentDraft): Problems {
  const temperature = Number(draft.temperature);
  const isTemperature = draft.temperature.trim() !== '' && temperature >= 0 && temperature <= 2;
  const found: Problems = {
    name: checkRequired(t, draft.name),
    instructions: checkRequired(t, draft.instructions),
    temperature: isTemperature ? undefined : t('aiAgents.temperatureRange'),
    'handOffRules.afterTurns': checkInteger(t, draft.afterTurns, { min: 1, max: 100 }),
    ...hoursProblems(t, draft.hours),
    ...Object.assign({}, ...draft.tools.map((tool, index) => toolProblems(t, tool, `tools.${index}`, draft.tools))),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem));
}

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // a RangeError: there is no such zone
  }
}

function hoursProblems(t: Translate, { isAlways, timeZone, days }: HoursDraft): Problems {
  if (isAlways) return {};
  const found: Problems = {};
  if (!isTimeZone(timeZone)) found['workingHours.timeZone'] = t('aiAgents.timeZoneUnknown');
  if (weekdays.every((day) => days[day].length === 0)) found['workingHours.monday'] = t('aiAgents.noDay');
  for (const day of weekdays) {
    for (const [index, { from, to }] of days[day].entries()) {
      const previous = days[day][index - 1];
      const isRight = isTime(from) && isTime(to);
      const path = `workingHours.${day}`;
      if (!isRight) found[path] = t('aiAgents.timeFormat');
      else if (from >= to) found[path] = t('aiAgents.timeOrder');
      else if (previous && from < previous.to) found[path] = t('aiAgents.timeOverlap');
    }
  }
  return found;
}

function toolProblems(t: Translate, tool: ToolDraft, path: string, all: readonly ToolDraft[]): Problems {
  const isNamed = /^[A-Za-z_][\w-]{0,63}$/.test(tool.name.trim());
  const isTwin = all.some((other) => other !== tool && other.name.trim() === tool.name.trim());
  const seconds = Number(tool.timeoutSeconds);
  return {
    [`${path}.name`]: isNamed ? (isTwin ? t('aiAgents.toolTwin') : undefined) : t('aiAgents.toolNameHint'),
    [`${path}.description`]: checkRequired(t, tool.description),
    [`${path}.url`]: checkWebAddress(t, tool.url),
    [`${path}.parameters`]: schemaProblem(t, tool.parameters),
    [`${path}.timeoutMs`]: seconds >= 0.1 && seconds <= 30 ? undefined : t('aiAgents.timeoutRange'),
    ...Object.fromEntries(
      tool.headers.flatMap(({ name, value, isSet }, at) => [
        [`${path}.secretHeaders.${at}.name`, checkRequired(t, name)],
        [`${path}.secretHeaders.${at}.value`, isSet ? undefined : checkRequired(t, value)],
      ]),
    ),
  };
}

/** Only whether it can be one: the server knows JSON Schema, and says what it cannot use. */
function schemaProblem(t: Translate, text: string): string | undefined {
  try {
    const schema = JSON.parse(text) as { type?: unknown } | null;
    return schema?.type === 'object' ? undefined : t('aiAgents.schemaObject');
  } catch (error) {
    return t('aiAgents.schemaJson', { reason: error instanceof Error ? error.message : '' });
  }
}
