import type { IncomingMessage, ServerResponse } from 'node:http';
import { awaitSlowBody } from '../http/slow-bodies.ts';
import { AlreadyUploadedError, uploadedSize, WrongSizeError, writeUpload } from './upload-files.ts';
import { readUploadToken } from './uploads.service.ts';

/** A line on which nothing comes for so long is gone. */
const idleMs = 30_000;

/**
 * `PUT /uploads/<uploadId>` takes the bytes of a file that `createUpload` has prepared. The id is all that is needed: it
 * was given to somebody who may upload, for this one file, for an hour.
 */
export async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , id = ''] = (request.url ?? '').split(/[/?#]/);
  if (request.method !== 'PUT')
    return problem(response, 405, 'The bytes of the file are sent with PUT.', { allow: 'PUT' });
  const token = readUploadToken(id);
  if (!token) return problem(response, 404, 'There is no such upload.');
  const { storageKey, sizeBytes, expiresAt } = token;
  if (expiresAt < Date.now()) return problem(response, 410, 'The upload has expired; prepare another one.');
  if ((await uploadedSize(storageKey)) !== null) return problem(response, 409, takenAlready);
  const announced = Number(request.headers['content-length'] ?? sizeBytes);
  if (announced !== sizeBytes)
    return problem(response, 400, `The file was said to have ${sizeBytes} bytes, not ${announced}.`);
  awaitSlowBody(request, idleMs);
  try {
    await writeUpload(storageKey, request, sizeBytes);
  } catch (error) {
    if (request.errored) return; // whoever sent it is gone, and may send it again
    if (error instanceof AlreadyUploadedError) return problem(response, 409, takenAlready);
    if (!(error instanceof WrongSizeError)) throw error;
    return problem(response, 400, `The file has ${error.message}.`);
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ uploadId: id, sizeBytes }));
}

const takenAlready = 'The file has been uploaded already.';

function problem(response: ServerResponse, status: number, detail: string, headers: Record<string, string> = {}): void {
  // What is still being sent is not read to its end.
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    connection: 'close',
    ...headers,
  });
  response.end(JSON.stringify({ type: 'about:blank', title: 'The file was not taken', status, detail }));
}
