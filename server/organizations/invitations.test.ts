import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

const address = () => `${unique('new')}@example.com`;

const invite = (email: string, role = 'AGENT', by = acme.owner): Promise<Data> =>
  by.mutate('inviteMember', { email, role }, 'url email invitation { id email role status invitedBy { name } }');

const accept = (url: string) =>
  new ApiClient(server.url).mutate(
    'acceptInvitation',
    { token: new URL(url).searchParams.get('token'), name: 'Nina New', password: testPassword, locale: 'sq' },
    'user { name locale }',
  );

const statusOf = async (id: string) =>
  (await acme.owner.run('query ($id: ID!) { invitation(id: $id) { status } }', { id })).invitation.status;

function expire(id: string) {
  const organizationId = parseTypeId('org', acme.id);
  return runInOrganization(organizationId, () =>
    db.invitation.updateMany({
      where: { organizationId, id: parseTypeId('inv', id) },
      data: { expiresAt: new Date(Date.now() - 1000) },
    }),
  );
}

test('an invitation is open until it is accepted', async () => {
  const email = address();
  const { url, invitation } = await invite(email);
  expect(invitation).toMatchObject({ email, role: 'AGENT', status: 'OPEN', invitedBy: { name: 'Olga Owner' } });
  expect((await accept(url)).user).toEqual({ name: 'Nina New', locale: 'sq' });
  expect(await statusOf(invitation.id)).toBe('ACCEPTED');
  for (const mutation of ['revokeInvitation', 'resendInvitation']) {
    await expect(acme.owner.mutate(mutation, { id: invitation.id }, 'cursor')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  }
});

test('whoever holds the token of an open invitation reads who invites whom, and nobody else does', async () => {
  const email = address();
  const { url } = await invite(email);
  const read = async (link: string) => {
    const query = `query ($token: String!) {
      invitationByToken(token: $token) { email role organizationName inviterName expiresAt hasAccount } }`;
    return (await new ApiClient(server.url).run(query, { token: new URL(link).searchParams.get('token') }))
      .invitationByToken;
  };
  const { organization } = await acme.owner.run('{ organization { name } }');
  const shown = { email, role: 'AGENT', organizationName: organization.name, inviterName: 'Olga Owner' };
  expect(await read(url)).toMatchObject({ ...shown, hasAccount: false });
  await accept(url);
  const refused = { code: 'NOT_FOUND', message: expect.stringContaining('was used, or has expired') };
  await expect(read(url)).rejects.toMatchObject(refused);
  await expect(read(`${server.url}/invite?token=garbage`)).rejects.toMatchObject(refused);

  const globex = await createOrganization(server);
  const second = await invite(email, 'VIEWER', globex.owner);
  expect(await read(second.url)).toMatchObject({ email, role: 'VIEWER', hasAccount: true });
  await globex.owner.mutate('revokeInvitation', { id: second.invitation.id }, 'cursor');
  await expect(read(second.url)).rejects.toMatchObject(refused);

  const late = await invite(address());
  await expire(late.invitation.id);
  await expect(read(late.url)).rejects.toMatchObject(refused);
});

test('one address has one open invitation, also for two requests at once', async () => {
  const email = address();
  const outcomes = await Promise.allSettled([invite(email), invite(email.toUpperCase()), invite(email, 'ADMIN')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(invite(email)).rejects.toMatchObject({ code: 'CONFLICT' });
  const globex = await createOrganization(server);
  await invite(email, 'AGENT', globex.owner);
});

test('a revoked invitation cannot be accepted or sent again, and makes room for another', async () => {
  const email = address();
  const { url, invitation } = await invite(email);
  const { id } = invitation;
  const revoke = () => acme.owner.mutate('revokeInvitation', { id }, 'invitation { status revokedAt }');
  const { invitation: revoked } = await revoke();
  expect(revoked.status).toBe('REVOKED');
  expect((await revoke()).invitation).toEqual(revoked);
  await expect(accept(url)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(acme.owner.mutate('resendInvitation', { id }, 'url')).rejects.toMatchObject({ code: 'CONFLICT' });
  await accept((await invite(email)).url);
});

test('an invitation that is sent again has a new address; the old one leads nowhere', async () => {
  const { url, invitation } = await invite(address());
  const { id } = invitation;
  await expire(id);
  expect(await statusOf(id)).toBe('EXPIRED');
  const again = await acme.owner.mutate('resendInvitation', { id }, 'url invitation { id status }');
  expect(again.invitation).toEqual({ id, status: 'OPEN' });
  await expect(accept(url)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await accept(again.url);
});

test('an expired invitation is not sent again beside an open one', async () => {
  const email = address();
  const { invitation } = await invite(email);
  await expire(invitation.id);
  await invite(email);
  await expect(acme.owner.mutate('resendInvitation', { id: invitation.id }, 'url')).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('invitations are listed by where they stand, without their tokens', async () => {
  const globex = await createOrganization(server);
  const open = (await invite(address(), 'AGENT', globex.owner)).invitation;
  const revoked = (await invite(address(), 'VIEWER', globex.owner)).invitation;
  await globex.owner.mutate('revokeInvitation', { id: revoked.id }, 'cursor');
  const list = async (status?: string[]) =>
    (
      await globex.owner.run('query ($status: [InvitationStatus!]) { invitations(status: $status) { nodes { id } } }', {
        status,
      })
    ).invitations.nodes.map(({ id }: Data) => id);
  expect(await list(['OPEN'])).toEqual([open.id]);
  expect(await list(['REVOKED', 'EXPIRED'])).toEqual([revoked.id]);
  expect(await list()).toEqual([revoked.id, open.id]);
  const { __type: type } = await globex.owner.run('{ __type(name: "Invitation") { fields { name } } }');
  expect(type.fields.map(({ name }: Data) => name).join(' ')).not.toMatch(/token|hash/i);
});

test('nobody revokes or sends what they could not have sent', async () => {
  const [admin, agent] = [await acme.addMember('ADMIN'), await acme.addMember('AGENT')];
  const { invitation } = await invite(address(), 'OWNER');
  for (const mutation of ['revokeInvitation', 'resendInvitation']) {
    for (const client of [admin, agent]) {
      await expect(client.mutate(mutation, { id: invitation.id }, 'cursor')).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
  }
  expect(await statusOf(invitation.id)).toBe('OPEN');
});

test('events and the audit log say what happened to an invitation', async () => {
  const { cursor } = (await acme.owner.run('{ organization { cursor } }')).organization;
  const { id } = (await invite(address())).invitation;
  await acme.owner.mutate('resendInvitation', { id }, 'url');
  await acme.owner.mutate('revokeInvitation', { id }, 'cursor');
  const { events, auditLogs } = await acme.owner.run(
    `query ($after: String, $filter: AuditLogFilter) {
      events(after: $after) { nodes { type subjectId } }
      auditLogs(filter: $filter) { nodes { action diff } } }`,
    { after: cursor, filter: { targetId: id } },
  );
  expect(events.nodes).toEqual([
    { type: 'MEMBER_INVITED', subjectId: id },
    { type: 'MEMBER_INVITED', subjectId: id },
    { type: 'INVITATION_REVOKED', subjectId: id },
  ]);
  const actions = auditLogs.nodes.map(({ action }: Data) => action);
  expect(actions).toEqual(['invitation.revoke', 'invitation.resend', 'member.invite']);
  expect(JSON.stringify(auditLogs)).not.toMatch(/token/i);
});
