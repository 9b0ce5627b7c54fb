import { z } from 'zod';
import type { Member } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import { type EventType, eventTypes, permissionFor } from '../events/event-types.ts';

/** Stands for all types, those of later releases too. */
const everything = '*';

const known: readonly string[] = [everything, ...eventTypes];

/** `webhook_subscriptions.event_types`. */
export const SubscribedEvents = z
  .array(z.string())
  .min(1, 'needs at least one event type, or "*" for all')
  .max(known.length, `has more than ${known.length} entries`)
  .superRefine((types, context) => {
    const refuse = (index: number, message: string) =>
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `${JSON.stringify(types[index]?.slice(0, 60))} ${message}`,
      });
    for (const [index, type] of types.entries()) {
      if (!known.includes(type))
        refuse(index, 'is no event type; it takes one such as message.created, or "*" for all');
      else if (types.indexOf(type) < index) refuse(index, 'is given twice');
      else if (type === everything && types.length > 1) refuse(index, 'stands for all types and is given alone');
    }
  });

/**
 * Deliveries carry what the events are about, so nobody may have more delivered than they may read: an API key with few
 * scopes could widen them so.
 * @throws FORBIDDEN
 */
export function checkMayRead(member: Member, types: readonly string[]): void {
  const wanted = types.includes(everything) ? eventTypes : (types as readonly EventType[]);
  const beyond = wanted.find((type) => !member.permissions.has(permissionFor(type)));
  if (!beyond) return;
  throw new AppError(
    'FORBIDDEN',
    `You cannot have ${beyond} delivered: this needs the permission ${permissionFor(beyond)}.`,
  );
}
