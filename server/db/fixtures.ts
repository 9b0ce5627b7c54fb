import { db } from './client.ts';
import { newId } from './ids.ts';
import { runInOrganization } from './scope.ts';

export type Fixture = { organizationId: string; channelId: string; contactId: string; conversationIds: string[] };

/** For the tests of this folder: an organization with a number of conversations of one contact. */
export function createFixture(name: string, conversations: number): Promise<Fixture> {
  const organizationId = newId();
  const fixture: Fixture = { organizationId, channelId: newId(), contactId: newId(), conversationIds: [] };
  const { channelId, contactId, conversationIds } = fixture;
  for (let index = 0; index < conversations; index++) conversationIds.push(newId());
  return runInOrganization(organizationId, async () => {
    await db.organization.create({ data: { id: organizationId, name, slug: `${name}-${organizationId}` } });
    await db.channel.create({ data: { id: channelId, organizationId, type: 'API', name } });
    await db.contact.create({ data: { id: contactId, organizationId, name } });
    await db.conversation.createMany({
      data: conversationIds.map((id) => ({ id, organizationId, channelId, contactId, subject: name })),
    });
    return fixture;
  });
}
