import { expect, inject } from 'vitest';
import { ApiClient } from '../server/testing/client.ts';
import { unique } from '../server/testing/organizations.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, readThread, startConversation } from './people.ts';

const url = inject('productUrl');

browserTest(
  'two organizations of one person keep their conversations, drafts and live events apart',
  async ({ open }) => {
    const { acme, contacts, owner } = await createTeam(url);
    const acmeName = (await acme.owner.run('{ viewer { organization { name } } }')).viewer.organization.name;
    const name = unique('Globex');
    const { organization } = await acme.owner.mutate('createOrganization', { name }, 'organization { id }');
    const scopes = ['contacts', 'conversations', 'messages'].flatMap((of) => [`${of}:read`, `${of}:write`]);
    const { body } = await acme.owner.request(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { name: 'Chat', scopes } },
      { 'x-organization-id': organization.id },
    );
    const globex = new ApiClient(url, body.data.createApiKey.key);
    const inAcme = await startConversation(contacts, 'Carl Contact', 'I write to Acme');
    const inGlobex = await startConversation(globex, 'Gina Guest', 'I write to Globex');

    const inbox = new InboxPage(await open(), url);
    const switchTo = async (organizationName: string) => {
      await inbox.page.getByRole('button', { name: /^Organization .*: switch$/ }).click();
      await inbox.page.getByRole('menuitemradio', { name: organizationName }).click();
    };
    await inbox.logIn(owner.email, password);
    await inbox.markDocument();
    await switchTo(name);
    await inbox.openConversation('I write to Globex');
    expect(await inbox.row('I write to Acme').count()).toBe(0);
    await inbox.send('Globex answers');
    await inbox.message('Globex answers').waitFor();

    await switchTo(acmeName);
    await inbox.openConversation('I write to Acme');
    expect(await inbox.row('Globex').count()).toBe(0);
    await inbox.reply.fill('Half a sentence for Acme');

    await switchTo(name);
    await inbox.openConversation('Globex answers');
    expect(await inbox.reply.inputValue()).toBe('');
    const write = (client: ApiClient, conversationId: string, body: string) =>
      client.mutate('sendMessage', { conversationId, body, authorType: 'CONTACT' }, 'cursor');
    await write(contacts, inAcme, 'Acme hears this');
    await write(globex, inGlobex, 'Globex hears this');
    await inbox.message('Globex hears this').waitFor();
    expect(await inbox.page.getByText('Acme hears this').count()).toBe(0);

    await switchTo(acmeName);
    await inbox.openConversation('Acme hears this');
    expect(await inbox.reply.inputValue()).toBe('Half a sentence for Acme');
    await inbox.send('Acme answers');
    await inbox.message('Acme answers').waitFor();
    expect(await inbox.wasReloaded()).toBe(false);
    const bodies = async (client: ApiClient, id: string) =>
      (await readThread(client, id)).messages.nodes.map(({ body }) => body);
    expect(await bodies(acme.owner, inAcme)).toEqual(['I write to Acme', 'Acme hears this', 'Acme answers']);
    expect(await bodies(globex, inGlobex)).toEqual(['I write to Globex', 'Globex answers', 'Globex hears this']);
  },
);
