import type { ServerResponse } from 'node:http';
import { refuse } from './chat.ts';

export type EmbeddingsRequest = { model: string; input: string | string[]; encoding_format?: 'float' | 'base64' };

const dimensions = 64;

/** Words that mean the same here, so that a search by meaning finds what a search by words does not. */
const meanings = [
  ['refund', 'reimbursement', 'money'],
  ['parcel', 'package', 'shipment'],
  ['car', 'automobile', 'vehicle'],
];

function bucketOf(word: string): number {
  const meaning = meanings.findIndex((words) => words.includes(word));
  if (meaning !== -1) return meaning;
  let hash = 7;
  for (const character of word) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return meanings.length + (hash % (dimensions - meanings.length));
}

/** A text's words counted in buckets, of length 1. */
function vectorOf(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const bucket = bucketOf(word);
    vector[bucket] = (vector[bucket] ?? 0) + (bucket < meanings.length ? 5 : 1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

export function answerEmbeddings(
  response: ServerResponse,
  { input, model, encoding_format }: EmbeddingsRequest,
  status: number | null,
): void {
  if (status) {
    refuse(response, status);
    return;
  }
  const texts = Array.isArray(input) ? input : [input];
  const encode = (vector: number[]) =>
    encoding_format === 'base64' ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: encode(vectorOf(text)) }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }));
}
