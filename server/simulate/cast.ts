import { randomBytes } from 'node:crypto';
import { type Agent, type Connection, logIn } from './agent-session.ts';
import { ApiError, SimulatorApi } from './api.ts';
import type { Credentials } from './arguments.ts';
import {
  acceptInvitationDocument,
  apiKeysDocument,
  checkKeyDocument,
  createApiKeyDocument,
  inviteMemberDocument,
  membersDocument,
  openInvitationsDocument,
  removeMemberDocument,
  resendInvitationDocument,
  revokeApiKeyDocument,
} from './documents.ts';
import { inventPerson } from './people.ts';
import { createRandom } from './random.ts';
import { UsageError } from './usage-error.ts';

const scopes = ['contacts', 'conversations', 'messages'].flatMap((resource) => [
  `${resource}:read`,
  `${resource}:write`,
]);

/** Who speaks to the server: the contacts through one API key, each agent through a log-in. */
export type Cast = {
  contacts: SimulatorApi;
  agents: Agent[];
  /** Removes what was created for the run. @throws when the server does not let it */
  leave: () => Promise<void>;
};

type Wanted = Connection & {
  credentials: Credentials;
  key: string | null;
  agents: number;
  seed: string;
  runId: string;
};

/** @throws UsageError for credentials that do not serve */
export async function assemble(wanted: Wanted): Promise<Cast> {
  const { url, patience, onRetry, signal } = wanted;
  const connection = { url, patience, onRetry, signal };
  const account = await named(`${wanted.credentials.email} cannot log in`, logIn(connection, wanted.credentials));
  const cleanUps: (() => Promise<unknown>)[] = [];
  const key = wanted.key ?? (await named('An API key cannot be created', createKey(account, wanted.runId, cleanUps)));
  const contacts = new SimulatorApi({ ...connection, credentials: async () => key });
  await named('The API key does not serve', contacts.run(checkKeyDocument));
  const agents = [account];
  while (agents.length < wanted.agents) {
    const invited = inviteAgent(account, connection, `${wanted.runId}-agent-${agents.length}`, wanted.seed, cleanUps);
    agents.push(await named('An agent cannot be invited', invited));
  }
  return {
    contacts,
    agents,
    leave: async () => {
      for (const cleanUp of cleanUps.reverse()) await cleanUp().catch(unlessGone);
    },
  };
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ApiError) || error.code !== 'NOT_FOUND') throw error;
}

async function named<T>(problem: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError) throw new UsageError(`${problem}: ${error.message}`);
    throw error;
  }
}

async function createKey(account: Agent, runId: string, cleanUps: (() => Promise<unknown>)[]): Promise<string> {
  const name = `Simulator ${runId}`;
  cleanUps.push(() => revokeKeys(account, name));
  const { createApiKey } = await account.api.run<{ createApiKey: { key: string } }>(createApiKeyDocument, {
    input: { name, scopes },
  });
  return createApiKey.key;
}

/** By name, since there are two when an answer was lost on the way. */
async function revokeKeys(account: Agent, name: string): Promise<void> {
  type Keys = { apiKeys: { nodes: { id: string; name: string; revokedAt: string | null }[] } };
  const { apiKeys } = await account.api.run<Keys>(apiKeysDocument);
  for (const key of apiKeys.nodes) {
    if (key.name === name && !key.revokedAt) await account.api.run(revokeApiKeyDocument, { input: { id: key.id } });
  }
}

type Invited = { inviteMember: { url: string } };

/** An address has one open invitation. When the answer with its token was lost, it is sent again. */
async function resendInvitation(account: Agent, email: string): Promise<Invited | null> {
  type Open = { invitations: { nodes: { id: string; email: string }[] } };
  const { invitations } = await account.api.run<Open>(openInvitationsDocument);
  const open = invitations.nodes.find((invitation) => invitation.email === email);
  if (!open) return null;
  const input = { id: open.id };
  const { resendInvitation: inviteMember } = await account.api.run<{ resendInvitation: { url: string } }>(
    resendInvitationDocument,
    { input },
  );
  return { inviteMember };
}

async function inviteAgent(
  account: Agent,
  connection: Connection,
  tag: string,
  seed: string,
  cleanUps: (() => Promise<unknown>)[],
): Promise<Agent> {
  const { name } = inventPerson(createRandom(`agent ${seed} ${tag.split('-').at(-1)}`), tag);
  const credentials = { email: `${tag}@example.com`, password: randomBytes(18).toString('base64url') };
  const { inviteMember } = await account.api.run<Invited>(
    inviteMemberDocument,
    { input: { email: credentials.email, role: 'AGENT' } },
    { findEarlier: () => resendInvitation(account, credentials.email) },
  );
  const token = new URL(inviteMember.url).searchParams.get('token');
  const door = new SimulatorApi({ ...connection, credentials: async () => null });
  const input = { token, name, password: credentials.password };
  // An invitation serves once. When its answer was lost, the log-in works.
  const findEarlier = () => logIn(connection, credentials).catch(() => null);
  await door.run(acceptInvitationDocument, { input }, { findEarlier });
  const agent = await logIn(connection, credentials);
  cleanUps.push(() => removeAgent(account, agent.userId));
  return agent;
}

async function removeAgent(account: Agent, userId: string): Promise<void> {
  type Members = { members: { nodes: { id: string; user: { id: string } }[] } };
  const { members } = await account.api.run<Members>(membersDocument);
  const membership = members.nodes.find(({ user }) => user.id === userId);
  if (membership) await account.api.run(removeMemberDocument, { input: { id: membership.id } });
}
