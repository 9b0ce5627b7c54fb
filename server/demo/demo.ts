import { anonymous, type Member, nowhere } from '../auth/actor.ts';
import { signUp } from '../auth/auth.service.ts';
import { firstOrganizationOf } from '../auth/sessions.service.ts';
import { createConversation } from '../conversations/conversations.service.ts';
import { sendMessage } from '../conversations/messages.service.ts';
import { asPlatform, db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';
import { ownerOf } from '../organizations/organizations.service.ts';
import { giveKnowledge } from './demo-knowledge.ts';
import { demoDialogues } from './dialogues.ts';

export type DemoAccount = { email: string; password: string };

export const demoAccount: DemoAccount = { email: 'demo@switchboard.local', password: 'switchboard-demo' };

const ownerName = 'Dana Demo';

// Any number of our own.
const demoLock = 7_238_114_207;
const makeWithinMs = 60_000;

/**
 * The demo organization with a few conversations, and an AI agent that knows something. Each message has an id of its own, so a first start that was cut off
 * is completed by the next one. Of several processes that start at once, one makes it. Not in production.
 */
export async function ensureDemo(say: (line: string) => void): Promise<void> {
  await asPlatform('make the demo organization', (platform) =>
    platform.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${demoLock})`;
        await makeDemo(say);
      },
      { maxWait: makeWithinMs, timeout: makeWithinMs },
    ),
  );
}

async function makeDemo(say: (line: string) => void): Promise<void> {
  const member = (await findDemoOwner()) ?? (await createDemoOwner(say));
  const { organizationId } = member;
  const complete = await runInOrganization(organizationId, () =>
    db.message.findFirst({ where: { organizationId, clientMessageId: lastMessageId } }),
  );
  if (complete) return;
  await giveKnowledge(member);
  await fill(member);
}

const messageId = (dialogue: number, turn: number) => `demo-${dialogue}-${turn}`;
const lastMessageId = messageId(demoDialogues.length - 1, (demoDialogues.at(-1)?.turns.length ?? 1) - 1);

function owner(userId: string, organizationId: string): Member {
  return { ...ownerOf(anonymous(nowhere), userId, organizationId), name: ownerName };
}

async function findDemoOwner(): Promise<Member | null> {
  const user = await db.user.findUnique({ where: { email: demoAccount.email } });
  const organizationId = user && (await firstOrganizationOf(user.id));
  return organizationId ? owner(user.id, organizationId) : null;
}

async function createDemoOwner(say: (line: string) => void): Promise<Member> {
  say('First start: creating the demo organization …');
  const { user, organizationId } = await signUp(
    anonymous(nowhere),
    { organizationName: 'Demo Company', name: ownerName, ...demoAccount },
    { isVerified: true },
  );
  if (!organizationId) throw new Error('the demo organization was not created');
  await db.session.deleteMany({ where: { userId: user.id } }); // nobody sits at that device
  return owner(user.id, organizationId);
}

async function fill(member: Member): Promise<void> {
  for (const [index, { contact, subject, turns }] of demoDialogues.entries()) {
    const [first, ...rest] = turns;
    const { value } = await createConversation(member, {
      contact,
      subject,
      message: { body: first?.text ?? '', clientMessageId: messageId(index, 0) },
    });
    for (const [offset, turn] of rest.entries()) {
      await sendMessage(member, value.conversation.id, {
        body: turn.text,
        authorType: turn.by,
        clientMessageId: messageId(index, offset + 1),
      });
    }
  }
}
