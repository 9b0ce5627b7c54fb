/** Files: how they come in, and what is read out of them. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { KnowledgeReader, upload } from '../testing/knowledge.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ ROLES: 'api,worker' });
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const reader = new KnowledgeReader(acme.owner);

const bytesOf = (text: string) => Buffer.from(text);
const prepare = (input: Record<string, unknown>) => acme.owner.mutate('createUpload', input, 'uploadId url expiresAt');
const put = (url: string, body: string | Uint8Array, method = 'PUT') =>
  fetch(url, { method, body: Buffer.from(body as string) });

async function pdf(pages: { title: string; lines: string[] }[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const { title, lines } of pages) {
    const page = document.addPage();
    page.drawText(title, { x: 50, y: 740, size: 20, font });
    for (const [index, line] of lines.entries()) page.drawText(line, { x: 50, y: 700 - index * 14, size: 11, font });
  }
  return document.save();
}

const filler = Array.from({ length: 5 }, () => 'Parcels are delivered within three working days by our couriers.');

test('a PDF is read page by page, with its headings', async () => {
  const bytes = await pdf([
    { title: 'Delivery', lines: [...filler, 'Express takes one day.'] },
    {
      title: 'Returns',
      lines: ['Anything unworn can be sent back within sixty days of the deli-', 'very by post.', ...filler],
    },
  ]);
  const uploadId = await upload(acme.owner, 'help.pdf', bytes);
  const source = await reader.add({ name: 'Help', type: 'PDF', uploadId });
  expect(source).toMatchObject({ status: 'READY', fileName: 'help.pdf', sizeBytes: bytes.length, documentCount: 1 });
  const chunks = await reader.chunks(source.id);
  expect(chunks).toEqual([
    expect.objectContaining({ heading: 'Help › Delivery', metadata: { page: 1 } }),
    expect.objectContaining({ heading: 'Help › Returns', metadata: { page: 2 } }),
  ]);
  expect(chunks[1].content).toContain('sixty days of the delivery by post.');
});

test('running titles and page numbers are left out, lines that are alike are not', async () => {
  const pages = Array.from({ length: 6 }, (_, number) => ({
    title: `Chapter ${number + 1}`,
    lines: [
      'The manual of Acme, second edition',
      ...filler,
      `Rule ${number} is like every other rule.`,
      `Page ${number + 1} of 6`,
    ],
  }));
  const uploadId = await upload(acme.owner, 'manual.pdf', await pdf(pages));
  const { id } = await reader.add({ name: 'Manual', type: 'PDF', uploadId });
  const text = (await reader.chunks(id)).map(({ heading, content }) => `${heading} ${content}`).join('\n');
  expect(text).not.toMatch(/second edition|Page 3/);
  expect(text).toMatch(/Rule 3 is like every other rule/);
  expect(text).toMatch(/Chapter 4/);
});

test('a Word document is read with its headings, lists and tables', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Warranty', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Everything has a warranty of three years.'),
          new Paragraph({ text: 'Zips', bullet: { level: 0 } }),
          new Table({
            rows: [
              new TableRow({ children: [cell('Part'), cell('Years')], tableHeader: true }),
              new TableRow({ children: [cell('Sole'), cell('2')] }),
            ],
          }),
        ],
      },
    ],
  });
  const uploadId = await upload(acme.owner, 'warranty.docx', await Packer.toBuffer(document));
  const { id } = await reader.add({ name: 'Warranty', type: 'DOCX', uploadId });
  const [chunk] = await reader.chunks(id);
  expect(chunk.heading).toBe('Warranty');
  expect(chunk.content).toContain('three years');
  expect(chunk.content).toContain('- Zips');
  expect(chunk.content).toMatch(/Sole/);
});

const texts: [string, string, Buffer, RegExp][] = [
  [
    'HTML',
    'page.html',
    bytesOf('<nav>Menu</nav><main><h1>Hours</h1><p>Open <b>daily</b>.</p></main>'),
    /^Open daily\.$/,
  ],
  ['MARKDOWN', 'page.md', bytesOf('# Hours\n\nOpen *daily*.\n\n<script>x</script>\n'), /^Open daily\.$/],
  ['CSV', 'faq.csv', bytesOf('question;answer\nWhen are you open?;Every day\n'), /^Every day$/],
  ['TEXT', 'utf16.txt', Buffer.from('\ufeffHapur çdo ditë.', 'utf16le'), /^Hapur çdo ditë\.$/],
  ['TEXT', 'latin1.txt', Buffer.from('Hapur çdo ditë.', 'latin1'), /^Hapur çdo ditë\.$/],
];

test.each(texts)('%s (%s) is read as what it says', async (type, fileName, bytes, content) => {
  const { id, status } = await reader.add({ name: 'Hours', type, uploadId: await upload(acme.owner, fileName, bytes) });
  expect(status).toBe('READY');
  expect((await reader.chunks(id)).map((chunk) => chunk.content)).toEqual([expect.stringMatching(content)]);
});

const unusable: [string, string, string, () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
  ['a PDF that is none', 'PDF', 'x.pdf', () => bytesOf('no PDF'), /no PDF that can be read/],
  ['a PDF without text', 'PDF', 'x.pdf', () => pdf([]), /no text|no PDF/],
  ['a Word document that is none', 'DOCX', 'x.docx', () => bytesOf('no document'), /no Word document/],
  ['bytes that are no text', 'TEXT', 'x.txt', () => new Uint8Array(5000).map((_, at) => (at * 7) % 32), /no text/],
  ['an HTML page without content', 'HTML', 'x.html', () => bytesOf('<nav>Menu</nav>'), /no text in it/],
];

test.each(unusable)('%s fails with a reason in plain words', async (_what, type, fileName, bytes, reason) => {
  const source = await reader.add({ name: 'x', type, uploadId: await upload(acme.owner, fileName, await bytes()) });
  expect(source).toMatchObject({
    status: 'FAILED',
    error: expect.stringMatching(reason),
    documentCount: 1,
    failedCount: 1,
  });
  expect(await reader.documents(source.id)).toEqual([expect.objectContaining({ status: 'FAILED', locator: fileName })]);
});

test('a file is taken once, whole, for its own organization, and only by PUT', async () => {
  const { uploadId, url } = await prepare({ fileName: 'a.txt', sizeBytes: 5 });
  const create = (owner = acme.owner, id = uploadId) =>
    owner.mutate('createKnowledgeSource', { name: 'x', type: 'TEXT', uploadId: id }, 'cursor');
  const refused = { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'uploadId' }] } };
  await expect(create()).rejects.toMatchObject(refused); // no bytes yet
  expect((await put(url, 'hell')).status).toBe(400);
  expect((await put(url, 'hello!')).status).toBe(400);
  expect((await put(url, 'hello', 'POST')).status).toBe(405);
  expect((await put(`${url}x`, 'hello')).status).toBe(404);
  expect((await put(url, 'hello')).status).toBe(200);
  expect((await put(url, 'other')).status).toBe(409);
  await expect(create(globex.owner)).rejects.toMatchObject(refused);
  await expect(create(acme.owner, 'nonsense')).rejects.toMatchObject(refused);
  await create();
  for (const wrong of [
    { fileName: '../x', sizeBytes: 5 },
    { fileName: 'x', sizeBytes: 0 },
    { fileName: 'x', sizeBytes: 60_000_000 },
  ]) {
    await expect(prepare(wrong)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  }
});
