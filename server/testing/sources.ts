import type { ApiClient, Data } from './client.ts';
import { upload } from './knowledge.ts';

const sourceFields = `id name status progress error type chunkCount documentCount failedCount language fileName
  contentType sizeBytes contentHash ingestedAt`;

export async function createSource(client: ApiClient, input: Data): Promise<Data> {
  return (await client.mutate('createKnowledgeSource', input, `knowledgeSource { ${sourceFields} }`)).knowledgeSource;
}

/** Makes a source of a file. */
export async function createFileSource(
  client: ApiClient,
  type: string,
  fileName: string,
  bytes: Uint8Array,
  more: Data = {},
): Promise<Data> {
  const uploadId = await upload(client, fileName, bytes);
  return createSource(client, { name: fileName, type, uploadId, ...more });
}

/** A source with its documents and chunks, up to a hundred of each. */
export async function readSourceOf(client: ApiClient, id: string): Promise<Data> {
  const { knowledgeSource } = await client.run(
    `query ($id: ID!) { knowledgeSource(id: $id) { ${sourceFields}
      documents(first: 100) { nodes { id locator title status error language sizeBytes chunkCount fetchedAt } }
      chunks(first: 100) { nodes { id seq heading content tokenCount metadata document { id } } } } }`,
    { id },
  );
  const { documents, chunks, ...source } = knowledgeSource;
  return { ...source, documents: documents.nodes, chunks: chunks.nodes };
}

const waiting = new Set(['QUEUED', 'PROCESSING']);

/** What followers are told of a source, from its creation on, until it is neither queued nor processed. */
export async function followToEnd(client: ApiClient, id: string, after = '0', withinMs = 10_000): Promise<Data[]> {
  const live = client.subscribe(
    `subscription ($id: ID, $after: String) { knowledgeSourceChanged(id: $id, after: $after) {
      type cursor progress knowledgeSource { status progress documentCount failedCount chunkCount } } }`,
    { id, after },
  );
  const events = await live.until(({ knowledgeSourceChanged: { knowledgeSource } }) => {
    return knowledgeSource !== null && !waiting.has(knowledgeSource.status);
  }, withinMs);
  live.stop();
  return events.map((event) => event.knowledgeSourceChanged);
}

/** Waits until the ingestion of a source has ended. @param after cursor behind which its end is awaited */
export async function ingested(client: ApiClient, id: string, after = '0', withinMs = 10_000): Promise<Data> {
  await followToEnd(client, id, after, withinMs);
  return readSourceOf(client, id);
}

/** Ingests a source again. @returns it afterwards */
export async function refreshed(client: ApiClient, id: string, withinMs = 10_000): Promise<Data> {
  const { cursor } = await client.mutate('refreshKnowledgeSource', { id }, 'cursor');
  return ingested(client, id, cursor, withinMs);
}
