import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './problem.ts';

const bodyBytesMax = 1_048_576;

/** GET and DELETE have none; what is sent with them is not read. */
export function takesBody({ method }: { method: string }): boolean {
  return method === 'POST' || method === 'PATCH';
}

const jsonType = /^application\/(merge-patch\+)?json\s*(;|$)/i;

/** The body is larger than is read. The rest of it is still on its way, so the connection cannot be used again. */
class BodyTooLarge extends HttpRefusal {
  constructor() {
    super(413, 'Body too large', `The body has more than ${bodyBytesMax} bytes, which is the limit.`, {
      connection: 'close',
    });
  }
}

/** @throws BodyTooLarge before anything is read when the length says so, else as soon as too much has come */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax) throw new BodyTooLarge();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= bodyBytesMax) return;
      request.pause().off('data', onData);
      reject(new BodyTooLarge());
    };
    request.on('data', onData);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(malformed('The body ended too early.')));
  });
}

function malformed(detail: string): HttpRefusal {
  return new HttpRefusal(400, 'Malformed body', detail);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(`The body is not JSON: ${error.message}.`);
    throw malformed('The body is not UTF-8 text.');
  }
}

/**
 * The JSON object of a request; no body at all counts as `{}`.
 * @param typeRequired also an empty body needs a JSON content type
 * @throws HttpRefusal 400, 413, 415
 */
export async function readBody(request: IncomingMessage, typeRequired: boolean): Promise<Record<string, unknown>> {
  const given = request.headers['content-type'];
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if ((hasBody || typeRequired || given !== undefined) && !jsonType.test(given ?? '')) {
    throw new HttpRefusal(
      415,
      'Unsupported media type',
      `The content type is ${given ? JSON.stringify(given.slice(0, 100)) : 'missing'}; send application/json.`,
      { accept: 'application/json, application/merge-patch+json' },
    );
  }
  if (!hasBody) return {};
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const body = parseJson(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The body must be a JSON object.');
  }
  return body as Record<string, unknown>;
}
