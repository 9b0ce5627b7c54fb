import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ApiClient, Data } from '../server/testing/client.ts';
import type { Piece } from './questions.ts';

const types: Record<string, string> = { '.md': 'MARKDOWN', '.txt': 'TEXT', '.html': 'HTML', '.csv': 'CSV' };
const withinMs = 120_000;

/** An organization that knows some documents, and an AI agent that answers from them. */
export type KnowledgeBase = { aiAgentId: string; pieces: Piece[] };

/** Gives all the documents of a folder to the product, as anybody would, and waits until it has read them. */
export async function teach(owner: ApiClient, folder: string): Promise<KnowledgeBase> {
  const live = owner.subscribe(
    'subscription { knowledgeSourceChanged(after: "0") { knowledgeSource { id name status error } } }',
  );
  const files = readdirSync(folder).filter((file) => types[path.extname(file)]);
  const waiting = new Map<string, string>();
  for (const name of files) {
    const content = readFileSync(path.join(folder, name), 'utf8');
    const input = { name, type: types[path.extname(name)], content };
    const { knowledgeSource } = await owner.mutate('createKnowledgeSource', input, 'knowledgeSource { id }');
    waiting.set(knowledgeSource.id, name);
  }
  const ids = [...waiting.keys()];
  while (waiting.size > 0) {
    const { knowledgeSource: source } = (await live.next(withinMs)).knowledgeSourceChanged;
    if (source?.status === 'FAILED') throw new Error(`${source.name}: ${source.error}`);
    if (source?.status === 'READY') waiting.delete(source.id);
  }
  live.stop();
  const input = { name: 'Ada', instructions: 'Answer.', knowledgeSourceIds: ids };
  const { aiAgent } = await owner.mutate('createAiAgent', input, 'aiAgent { id }');
  return { aiAgentId: aiAgent.id, pieces: (await Promise.all(ids.map((id) => piecesOf(owner, id)))).flat() };
}

async function piecesOf(owner: ApiClient, id: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let after: string | null = null; ; ) {
    const { knowledgeSource }: Data = await owner.run(
      `query ($id: ID!, $after: String) { knowledgeSource(id: $id) { name chunks(first: 100, after: $after) {
        nodes { id heading content } pageInfo { hasNextPage endCursor } } } }`,
      { id, after },
    );
    const { nodes, pageInfo } = knowledgeSource.chunks;
    pieces.push(...nodes.map((node: Data) => ({ ...node, document: knowledgeSource.name })));
    if (!pageInfo.hasNextPage) return pieces;
    after = pageInfo.endCursor;
  }
}
