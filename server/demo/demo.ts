import { anonymous, type Member, nowhere } from '../auth/actor.ts';
import { signUp } from '../auth/auth.service.ts';
import { rolePermissions } from '../auth/permissions.ts';
import { createConversation } from '../conversations/conversations.service.ts';
import { sendMessage } from '../conversations/messages.service.ts';
import { db } from '../db/client.ts';
import { demoDialogues } from './dialogues.ts';

export type DemoAccount = { email: string; password: string };

const account: DemoAccount = { email: 'demo@switchboard.local', password: 'switchboard-demo' };

/** The demo organization with a few conversations, made on the first start. Not in production. */
export async function ensureDemo(say: (line: string) => void): Promise<DemoAccount> {
  const existing = await db.user.findUnique({ where: { email: account.email } });
  if (existing) return account;
  say('First start: creating the demo organization …');
  const { user, organizationId } = await signUp(anonymous(nowhere), {
    organizationName: 'Demo Company',
    name: 'Dana Demo',
    ...account,
  });
  if (!organizationId) throw new Error('the demo organization was not created');
  const member: Member = {
    ...anonymous(nowhere),
    kind: 'user',
    id: user.id,
    organizationId,
    role: 'OWNER',
    permissions: rolePermissions.OWNER,
  };
  for (const { contact, subject, turns } of demoDialogues) {
    const [first, ...rest] = turns;
    const { value } = await createConversation(member, { contact, subject, message: { body: first?.text ?? '' } });
    for (const turn of rest) {
      await sendMessage(member, value.conversation.id, { body: turn.text, authorType: turn.by });
    }
  }
  return account;
}
