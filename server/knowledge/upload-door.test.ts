import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seal } from '../auth/sealing.ts';
import { parseTypeId } from '../db/ids.ts';
import { upload } from '../testing/knowledge.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { createSource } from '../testing/sources.ts';
import { uploadBytesMax } from './upload-files.ts';
import { sweepUploads } from './uploads.jobs.ts';
import { readUploadToken } from './uploads.service.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const uploads = path.join(server.dataDir, 'uploads');

const prepare = (input: Record<string, unknown>, client = acme.owner) =>
  client.mutate('createUpload', input, 'uploadId url expiresAt');

const filesOf = (organization: string) =>
  readdir(path.join(uploads, parseTypeId('org', organization))).catch(() => [] as string[]);

const put = (url: string, body: string | ReadableStream, init: RequestInit = {}) =>
  fetch(url, { method: 'PUT', body, ...init, ...({ duplex: 'half' } as RequestInit) });

test('a file is uploaded without a log-in, and becomes a source that knows it', async () => {
  const bytes = 'Kthimet pranohen brenda 60 ditëve.';
  const uploadId = await upload(acme.owner, 'kthimet.txt', Buffer.from(bytes));
  const source = await createSource(acme.owner, { name: 'Kthimet', type: 'TEXT', uploadId });
  expect(source).toMatchObject({
    fileName: 'kthimet.txt',
    sizeBytes: Buffer.byteLength(bytes),
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    status: 'QUEUED',
  });
  const { storageKey } = readUploadToken(uploadId) ?? { storageKey: '' };
  expect(await readFile(path.join(uploads, storageKey), 'utf8')).toBe(bytes);
});

const inputs: [string, Record<string, unknown>, string][] = [
  ['no name', { fileName: ' ', sizeBytes: 1 }, 'fileName'],
  ['a path', { fileName: '../../etc/passwd', sizeBytes: 1 }, 'fileName'],
  ['a path of Windows', { fileName: 'C:\\x.txt', sizeBytes: 1 }, 'fileName'],
  ['an empty file', { fileName: 'x.txt', sizeBytes: 0 }, 'sizeBytes'],
  ['more than 50 MiB', { fileName: 'x.txt', sizeBytes: uploadBytesMax + 1 }, 'sizeBytes'],
];

test.each(inputs)('%s is refused by name', async (_what, input, field) => {
  await expect(prepare(input)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: field }] },
  });
});

test('a file of another size than was said is not taken, and leaves nothing behind', async () => {
  const initech = await createOrganization(server);
  const { url } = await prepare({ fileName: 'x.txt', sizeBytes: 5 }, initech.owner);
  const streamed = (text: string) => new Response(text).body as ReadableStream;
  for (const body of ['four', 'sixsix', streamed('four'), streamed('sixsix'), '']) {
    const response = await put(url, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/\b5 /) });
  }
  expect(await filesOf(initech.id)).toEqual([]);
  expect((await put(url, streamed('fives'))).status).toBe(200);
  expect(await filesOf(initech.id)).toHaveLength(1);
});

test('a second PUT is refused, and of two at once one wins', async () => {
  const { url } = await prepare({ fileName: 'x.txt', sizeBytes: 5 });
  const statuses = (await Promise.all(['first', 'other'].map((body) => put(url, body)))).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
  expect((await put(url, 'third')).status).toBe(409);
});

test('unknown, tampered and expired addresses are refused, and so is everything but PUT', async () => {
  const { url, uploadId } = await prepare({ fileName: 'x.txt', sizeBytes: 5 });
  expect((await put(`${server.url}/uploads/nothing`, 'first')).status).toBe(404);
  expect((await put(`${server.url}/uploads/`, 'first')).status).toBe(404);
  const tampered = `${uploadId.slice(0, -2)}${uploadId.endsWith('AA') ? 'BB' : 'AA'}`;
  expect((await put(`${server.url}/uploads/${tampered}`, 'first')).status).toBe(404);
  const other = seal(Buffer.from('not an upload')).toString('base64url');
  expect((await put(`${server.url}/uploads/${other}`, 'first')).status).toBe(404);
  const old = { ...readUploadToken(uploadId), expiresAt: Date.now() - 1 };
  const expired = seal(Buffer.from(JSON.stringify(old))).toString('base64url');
  expect((await put(`${server.url}/uploads/${expired}`, 'first')).status).toBe(410);
  for (const method of ['GET', 'POST', 'DELETE']) {
    const response = await fetch(url, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT']);
  }
});

test("another organization's upload is refused like an unknown one", async () => {
  const uploadId = await upload(globex.owner, 'theirs.txt', Buffer.from('secret'));
  const attempt = (id: string) => createSource(acme.owner, { name: 'x', type: 'TEXT', uploadId: id });
  const errors = await Promise.all([uploadId, 'unknown'].map((id) => attempt(id).catch((error) => error)));
  for (const error of errors) expect(error.extensions.fields).toMatchObject([{ path: 'uploadId' }]);
  expect(errors[0].message).toBe(errors[1].message);
});

test('a file that has not come, has come too early or is used already makes no source', async () => {
  const refused = (pattern: RegExp) => ({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'uploadId', message: expect.stringMatching(pattern) }] },
  });
  const make = (uploadId: string) => createSource(acme.owner, { name: 'x', type: 'TEXT', uploadId });
  const { uploadId: waiting } = await prepare({ fileName: 'x.txt', sizeBytes: 5 });
  await expect(make(waiting)).rejects.toMatchObject(refused(/no file yet/));
  const uploadId = await upload(acme.owner, 'x.txt', Buffer.from('first'));
  const old = { ...readUploadToken(uploadId), expiresAt: Date.now() - 1 };
  await expect(make(seal(Buffer.from(JSON.stringify(old))).toString('base64url'))).rejects.toMatchObject(
    refused(/expired/),
  );
  const outcomes = await Promise.allSettled([make(uploadId), make(uploadId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(make(uploadId)).rejects.toMatchObject(refused(/already/));
});

test('the file goes with its source', async () => {
  const initech = await createOrganization(server);
  const uploadId = await upload(initech.owner, 'x.txt', Buffer.from('first'));
  const { id } = await createSource(initech.owner, { name: 'x', type: 'TEXT', uploadId });
  expect(await filesOf(initech.id)).toHaveLength(1);
  await initech.owner.mutate('deleteKnowledgeSource', { id }, 'cursor');
  expect(await filesOf(initech.id)).toEqual([]);
});

test('files that nothing was made from are swept after a day, and unfinished ones too', async () => {
  const initech = await createOrganization(server);
  const folder = path.join(uploads, parseTypeId('org', initech.id));
  const uploadId = await upload(initech.owner, 'used.txt', Buffer.from('first'));
  await createSource(initech.owner, { name: 'x', type: 'TEXT', uploadId });
  await upload(initech.owner, 'abandoned.txt', Buffer.from('first'));
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  for (const file of await filesOf(initech.id)) await utimes(path.join(folder, file), dayAgo, dayAgo);
  await upload(initech.owner, 'new.txt', Buffer.from('first'));
  await writeFile(path.join(folder, 'old.tmp'), '');
  await writeFile(path.join(folder, 'new.tmp'), '');
  await utimes(path.join(folder, 'old.tmp'), dayAgo, dayAgo);
  await mkdir(path.join(uploads, 'something else'), { recursive: true });
  await sweepUploads();
  const left = await filesOf(initech.id);
  expect(left).toHaveLength(3);
  expect(left).toContain('new.tmp');
  expect(left).toContain(readUploadToken(uploadId)?.storageKey.split('/')[1]);
});

test('who may not write knowledge prepares no upload', async () => {
  const viewer = await acme.addMember('VIEWER');
  await expect(prepare({ fileName: 'x.txt', sizeBytes: 1 }, viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
