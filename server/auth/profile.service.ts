import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { appendEvent, change, recordAudit } from '../events/change.ts';
import { parseInput } from '../validation.ts';
import { type Actor, requireUser } from './actor.ts';
import { forgetIdentities } from './identities.ts';
import { personIn } from './person.ts';
import { Locale, PersonName, PictureUrl, TimeZone } from './person-fields.ts';

const UpdateViewer = z.object({
  name: PersonName.optional(),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
  image: PictureUrl.nullable().optional(),
});

/**
 * What the person says about themselves; fields that are not given stay. Colleagues see the change at once.
 * @throws VALIDATION_FAILED, UNAUTHENTICATED, FORBIDDEN for keys and contacts
 */
export async function updateViewer(actor: Actor, input: unknown): Promise<void> {
  const { userId } = requireUser(actor);
  const given = Object.entries(parseInput(UpdateViewer, withoutNulls(input)));
  const changes = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  await change(personIn(actor, userId, actor.organizationId), async (current) => {
    const before = await current.tx.user.findUniqueOrThrow({ where: { id: userId } });
    const after = await current.tx.user.update({ where: { id: userId }, data: changes });
    const diff = difference(before, after, ['name', 'locale', 'timeZone', 'image']);
    recordAudit(current, { action: 'user.update', targetType: 'User', targetId: userId, diff });
    const { organizationId } = current.actor;
    const membership = await current.tx.membership.findFirst({ where: { organizationId, userId } });
    if (!membership) return;
    const { id, role } = membership;
    appendEvent(current, { type: 'member.updated', subjectId: id, payload: { userId, role } });
  });
  forgetIdentities({}); // actors carry the name
}

/** Only the picture can be removed; null for anything else is the same as nothing. */
function withoutNulls(input: unknown): unknown {
  const fields = Object.entries(input as Record<string, unknown>);
  return Object.fromEntries(fields.filter(([name, value]) => value !== null || name === 'image'));
}
