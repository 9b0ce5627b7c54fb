import type { Client } from 'urql';
import { type AppError, toAppError, unreachable } from '@/lib/graphql/app-error';
import { nameOfFile, typeOfFile } from './file-type';
import { CreateKnowledgeSource, CreateUpload } from './knowledge-documents';

type Options = {
  client: Client;
  file: File;
  language: string;
  /** How much has been sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** Sends one file and makes a source from it. @returns what went wrong, if anything */
export async function uploadFile({
  client,
  file,
  language,
  onProgress,
  signal,
}: Options): Promise<AppError | undefined> {
  const type = typeOfFile(file.name);
  if (!type) return { code: 'VALIDATION_FAILED', message: '', fields: [], offline: false };
  const described = { fileName: file.name, sizeBytes: file.size, contentType: file.type || null };
  const prepared = await client.mutation(CreateUpload, { input: described }).toPromise();
  if (prepared.error) return toAppError(prepared.error);
  const { uploadId = '', url = '' } = prepared.data?.createUpload ?? {};
  const refused = await put(url, file, onProgress, signal);
  if (refused) return refused;
  const input = { name: nameOfFile(file.name), type, uploadId, language: language || null };
  const { error } = await client.mutation(CreateKnowledgeSource, { input }).toPromise();
  return error && toAppError(error);
}

/** XMLHttpRequest, since fetch does not tell how much of a body has been sent. */
function put(url: string, file: File, onProgress: Options['onProgress'], signal: AbortSignal) {
  return new Promise<AppError | undefined>((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total);
    request.onload = () => resolve(request.status < 300 ? undefined : refusal(request));
    request.onerror = () => resolve(unreachable('The file could not be sent.'));
    request.onabort = () => resolve(unreachable('The file was not sent.'));
    signal.addEventListener('abort', () => request.abort());
    request.open('PUT', url);
    request.send(file);
  });
}

/** The server says what is wrong as its REST API does; a proxy before it may answer anything. */
function refusal(request: XMLHttpRequest): AppError {
  const requestId = request.getResponseHeader('x-request-id') ?? undefined;
  const { code = 'UPSTREAM_FAILED', detail = '' } = readProblem(request.responseText);
  return { code, message: detail, fields: [], offline: false, requestId };
}

function readProblem(text: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(text) as { code?: string; detail?: string };
  } catch {
    return {}; // not ours: what is known is that it failed
  }
}
