import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refuseValues, valuesMax } from './request-values.ts';

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x2c, 0x5b, 0x7b]); // , [ {

/** Behind the closing quote of the text that begins at a place. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return json.length;
}

/**
 * Counts what a JSON text holds without reading it: a comma or a bracket begins each value but the first. Parsing a
 * hundred kilobytes of small values takes longer than everything else that is done before a request is refused.
 * @throws QUERY_TOO_COMPLEX
 */
function refuseManyValues(json: string): void {
  if (json.length < 2 * valuesMax) return;
  let count = 0;
  for (let place = 0; place < json.length; place++) {
    const code = json.charCodeAt(place);
    if (code === quote) place = endOfText(json, place);
    else if (opening.has(code)) count += 1;
    if (count > valuesMax) refuseValues();
  }
}

async function parseJsonRequest(request: Request): Promise<object> {
  const text = await request.text();
  refuseManyValues(text);
  const malformed = (message: string) =>
    new GraphQLError(message, { extensions: { http: { status: 400 }, code: 'VALIDATION_FAILED' } });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof body !== 'object' || body === null) throw malformed('The body must be a JSON object.');
  return body;
}

const jsonType = /^application\/(graphql\+)?json\b/i;

/** The body of a POST in JSON, read by ourselves: yoga parses whatever it gets before anybody may look at its size. */
export const jsonBody: Plugin = {
  onRequestParse({ request, setRequestParser }) {
    if (request.method === 'POST' && jsonType.test(request.headers.get('content-type') ?? '')) {
      setRequestParser(parseJsonRequest as never);
    }
  },
};
