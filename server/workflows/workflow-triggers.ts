import { z } from 'zod';
import { AuthorType, CallDirection } from '../generated/prisma/enums.ts';
import { cronProblem } from './cron.ts';
import { checked, distinct, typeId } from './definition-values.ts';

const channelIds = distinct(typeId('Channel'), 50).optional();

function isTimeZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
}

const triggers = [
  z.strictObject({
    type: z.literal('message.created'),
    /** Without it, all channels. */
    channelIds,
    /** Without it, messages of contacts. */
    authorTypes: distinct(z.enum(AuthorType), 4).optional(),
  }),
  z.strictObject({ type: z.literal('conversation.created'), channelIds }),
  z.strictObject({ type: z.literal('conversation.resolved'), channelIds }),
  z.strictObject({
    type: z.literal('call.ended'),
    /** Without it, both. */
    direction: z.enum(CallDirection).optional(),
  }),
  z.strictObject({
    type: z.literal('schedule'),
    cron: checked(z.string().max(100, 'must have at most 100 characters'), cronProblem),
    /** Without it, that of the organization. */
    timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone').optional(),
  }),
  z.strictObject({ type: z.literal('webhook') }),
  z.strictObject({ type: z.literal('manual') }),
] as const;

const types = triggers.map(({ shape }) => shape.type.value);

/** What starts a workflow. */
export const WorkflowTrigger = z.discriminatedUnion('type', triggers, {
  error: ({ code }) => (code === 'invalid_union' ? `takes one of ${types.join(', ')}` : undefined),
});
