import { z } from 'zod';
import { guardedFetch, requestFailure } from '../../egress/guarded-fetch.ts';
import type { HttpTool } from '../http-tools.ts';

const answerBytesMax = 64 * 1024;
const answerCharsMax = 8000;

type Options = {
  signal: AbortSignal;
  /** Names this use of the tool, so that whoever is called can tell a repetition. */
  callKey: string;
};

/**
 * Calls an organization's own HTTP tool: GET and DELETE carry the arguments in the query, the others as JSON.
 * @returns what it answered, cut to 8,000 characters
 * @throws z.ZodError when the arguments do not fit the tool's schema, Error with words for the model
 */
export async function callHttpTool(tool: HttpTool, given: unknown, { signal, callKey }: Options): Promise<string> {
  const args = z.record(z.string(), z.unknown()).parse(z.fromJSONSchema(tool.parameters).parse(given));
  const url = new URL(tool.url);
  const inQuery = tool.method === 'GET' || tool.method === 'DELETE';
  if (inQuery) for (const [name, value] of Object.entries(args)) url.searchParams.set(name, asText(value));
  try {
    const { status, body } = await guardedFetch(url, {
      method: tool.method,
      headers: headersOf(tool, callKey, !inQuery),
      ...(!inQuery && { body: JSON.stringify(args) }),
      signal,
      timeoutMs: tool.timeoutMs,
      bodyBytesMax: answerBytesMax,
    });
    return JSON.stringify({ status, body: body.toString('utf8').slice(0, answerCharsMax) });
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`${tool.name}: ${requestFailure(error)}`, { cause: error });
  }
}

function headersOf(tool: HttpTool, callKey: string, hasBody: boolean): Record<string, string> {
  const secrets = tool.secretHeaders.flatMap(({ name, value }) => (value ? [[name.toLowerCase(), value]] : []));
  return {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.1',
    'user-agent': 'Switchboard',
    'idempotency-key': callKey,
    ...(hasBody && { 'content-type': 'application/json' }),
    ...Object.fromEntries(secrets),
  };
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
