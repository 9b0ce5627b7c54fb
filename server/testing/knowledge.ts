import type { ApiClient, Data, Subscriber } from './client.ts';

const fields = `id name type status progress error documentCount failedCount chunkCount sizeBytes ingestedAt
  fileName contentType language`;

/** Follows the sources of an organization, and waits until they are where a test wants them. */
export class KnowledgeReader {
  readonly #owner: ApiClient;
  readonly #live: Subscriber;

  constructor(owner: ApiClient) {
    this.#owner = owner;
    this.#live = owner.subscribe(
      `subscription { knowledgeSourceChanged(after: "0") { type progress knowledgeSource { ${fields} } } }`,
    );
  }

  async create(input: Data): Promise<string> {
    return (await this.#owner.mutate('createKnowledgeSource', input, 'knowledgeSource { id }')).knowledgeSource.id;
  }

  /** All that was told of it until it is at an end. */
  async told(id: string, until: (source: Data) => boolean, withinMs = 10_000): Promise<Data[]> {
    const events = await this.#live.until(({ knowledgeSourceChanged: { knowledgeSource } }) => {
      return knowledgeSource?.id === id && until(knowledgeSource);
    }, withinMs);
    return events
      .map(({ knowledgeSourceChanged }) => knowledgeSourceChanged.knowledgeSource)
      .filter((s) => s?.id === id);
  }

  /** The source when it has been read, or failed. Call it once for each ingestion. */
  async read(id: string, withinMs = 20_000): Promise<Data> {
    const events = await this.told(id, ({ status }) => status === 'READY' || status === 'FAILED', withinMs);
    return events.at(-1);
  }

  async add(input: Data): Promise<Data> {
    return this.read(await this.create(input));
  }

  async documents(id: string): Promise<Data[]> {
    const { knowledgeSource } = await this.#owner.run(
      `query ($id: ID!) { knowledgeSource(id: $id) { documents(first: 100) { nodes {
        id locator title status error language sizeBytes chunkCount } } } }`,
      { id },
    );
    return knowledgeSource.documents.nodes;
  }

  async chunks(id: string): Promise<Data[]> {
    const { knowledgeSource } = await this.#owner.run(
      `query ($id: ID!) { knowledgeSource(id: $id) { chunks(first: 100) { nodes {
        id seq heading content language metadata document { locator } } } } }`,
      { id },
    );
    return knowledgeSource.chunks.nodes;
  }

  async search(query: string): Promise<Data[]> {
    const { searchKnowledge } = await this.#owner.run(
      `query ($query: String!) { searchKnowledge(query: $query, first: 5) { hits {
        score lexicalScore vectorScore chunk { id heading content } highlights { field parts { text matched } } } } }`,
      { query },
    );
    return searchKnowledge.hits;
  }
}

/** Prepares an upload and sends the bytes. */
export async function upload(owner: ApiClient, fileName: string, bytes: Uint8Array): Promise<string> {
  const input = { fileName, sizeBytes: bytes.length };
  const { uploadId, url } = await owner.mutate('createUpload', input, 'uploadId url');
  const answer = await fetch(url, { method: 'PUT', body: Buffer.from(bytes) });
  if (answer.status !== 200) throw new Error(`the upload was refused: ${await answer.text()}`);
  return uploadId;
}
