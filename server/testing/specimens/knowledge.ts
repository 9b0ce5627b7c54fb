import { db } from '../../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../../db/ids.ts';
import { runInOrganization } from '../../db/scope.ts';
import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';

/** A document as the ingestion writes it. Answers its id. */
async function storeDocument(organization: string, source: string): Promise<string> {
  const organizationId = parseTypeId('org', organization);
  const key = { organizationId, knowledgeSourceId: parseTypeId('ks', source), locator: 'hours.txt' };
  const { id } = await runInOrganization(organizationId, () =>
    db.knowledgeDocument.upsert({
      where: { organizationId_knowledgeSourceId_locator: key },
      create: { id: newId(), ...key, status: 'READY' },
      update: {},
    }),
  );
  return toTypeId('kdoc', id);
}

/** A chunk as the ingestion writes it: no field of the API makes one. Answers its id. */
export async function storeChunk(organization: string, source: string, seq: number): Promise<string> {
  const organizationId = parseTypeId('org', organization);
  const documentId = parseTypeId('kdoc', await storeDocument(organization, source));
  const id = newId();
  await runInOrganization(organizationId, () =>
    db.documentChunk.create({
      data: {
        id,
        organizationId,
        knowledgeSourceId: parseTypeId('ks', source),
        documentId,
        seq,
        heading: 'Opening hours',
        content: `We are open from ${seq} to 17.`,
        contentHash: `hash-${seq}`,
        embedding: [0.25, 0.5],
        embeddingModel: 'test-embedding',
      },
    }),
  );
  return toTypeId('chunk', id);
}

export const knowledge: Specimens = {
  makes: {
    KnowledgeSource: async ({ owner }) => {
      const input = { name: unique('hours'), type: 'TEXT', content: 'We are open from 9 to 17.' };
      return (await owner.mutate('createKnowledgeSource', input, 'knowledgeSource { id }')).knowledgeSource.id;
    },
    KnowledgeDocument: async (world) => storeDocument(world.organization.id, await world.make('KnowledgeSource')),
    DocumentChunk: async (world) => storeChunk(world.organization.id, await world.make('KnowledgeSource'), 1),
  },
  queries: {
    knowledgeSource: async (world) => ({ id: await world.id('KnowledgeSource') }),
    knowledgeSources: () => ({ first: 10 }),
    searchKnowledge: () => ({ query: 'When are you open?', first: 5 }),
  },
  mutations: {
    createKnowledgeSource: () => ({ input: { name: 'Help', type: 'URL', url: 'https://help.example.com' } }),
    refreshKnowledgeSource: async (world) => ({ input: { id: await world.id('KnowledgeSource') } }),
    cancelKnowledgeIngestion: async (world) => ({ input: { id: await world.make('KnowledgeSource') } }),
    createUpload: () => ({ input: { fileName: 'help.pdf', sizeBytes: 1000 } }),
    deleteKnowledgeSource: async (world) => ({ input: { id: await world.make('KnowledgeSource') } }),
  },
  subscriptions: {
    knowledgeSourceChanged: async (world) => ({ id: await world.id('KnowledgeSource'), after: '0' }),
  },
};
