import type { Member } from '../auth/actor.ts';
import { change, recordAudit } from '../events/change.ts';

type Use = { action: string; targetType: string; targetId: string };

/** Who let the AI read what, and when: the texts may have gone to the server of a model. */
export async function recordUse(member: Member, use: Use): Promise<void> {
  await change(member, async (current) => recordAudit(current, use));
}
