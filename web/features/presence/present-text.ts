import type { Translate } from '@/lib/i18n/translate';
import type { PresentPerson } from './people';

type Doing = 'editing' | 'viewing';

function sentence(people: readonly PresentPerson[], doing: Doing, t: Translate): string {
  const [first, second] = people.map(({ name }) => name);
  if (!first) return '';
  if (!second) return t(`presence.${doing}.one`, { name: first });
  if (people.length === 2) return t(`presence.${doing}.two`, { first, second });
  return t(`presence.${doing}.more`, { first, others: people.length - 1 });
}

/** Who else is in a conversation, in one sentence; whoever writes matters more than whoever looks. */
export function presentText(others: readonly PresentPerson[], t: Translate): string {
  const editors = others.filter(({ activity }) => activity === 'EDITING');
  return editors.length > 0 ? sentence(editors, 'editing', t) : sentence(others, 'viewing', t);
}
