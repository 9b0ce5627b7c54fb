import { deflateRawSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { createFileSource, createSource, followToEnd, ingested, refreshed } from '../testing/sources.ts';

const server = await startTestServer({ ROLES: 'api,worker' });
const acme = await createOrganization(server);
const { owner } = acme;

const fromText = async (type: string, content: string, more: Data = {}) => {
  const { id } = await createSource(owner, { name: 'Help', type, content, ...more });
  return ingested(owner, id);
};

const fromFile = async (type: string, fileName: string, bytes: Uint8Array) => {
  const { id } = await createFileSource(owner, type, fileName, bytes);
  return ingested(owner, id);
};

const pieces = (source: Data) => source.chunks.map(({ heading, content }: Data) => [heading, content]);

const returns = `# Returns

You can return anything that is unworn within 60 days of its delivery, as long as it still has its label.

## Swap a size

1. Open the order in your account.
2. Choose **Swap** and the size that you need.
   - Only sizes that we have are shown.

| Country | Costs |
|---|---|
| Kosovo | free |
| Germany | 4.90 euros |
`;

test('Markdown becomes plain pieces under their headings, with numbers of lists and names of columns', async () => {
  const source = await fromText('MARKDOWN', returns);
  expect(source).toMatchObject({ status: 'READY', progress: 1, error: null, documentCount: 1, failedCount: 0 });
  expect(source.documents).toMatchObject([{ locator: 'Help', title: 'Returns', status: 'READY', language: 'en' }]);
  const text = source.chunks.map(({ content }: Data) => content).join('\n');
  expect(source.chunks.map(({ heading }: Data) => heading)).toEqual(['Returns', 'Returns › Swap a size']);
  expect(text).toContain('\n1. Open the order in your account.\n2. Choose Swap and the size');
  expect(text).toContain('  - Only sizes that we have are shown.');
  expect(text).toContain('Country: Germany; Costs: 4.90 euros');
  expect(text).not.toMatch(/[*#|]/);
  expect(source.chunks[0].tokenCount).toBeGreaterThan(10);
  expect(source.chunkCount).toBe(source.chunks.length);
});

test('long sections are cut between sentences, each piece within its section and at most 400 words', async () => {
  const sentences = Array.from({ length: 120 }, (_, at) => `Sentence number ${at} says something about returns.`);
  const content = `# Guide\n\n## Long\n\n${sentences.slice(0, 60).join(' ')}\n\n${sentences.slice(60).join(' ')}\n\n## Other\n\n${sentences[0]}`;
  const { chunks } = await fromText('MARKDOWN', content);
  const long = chunks.filter(({ heading }: Data) => heading === 'Guide › Long');
  expect(long.length).toBeGreaterThan(2);
  for (const chunk of chunks) expect(chunk.content.split(/\s+/).length).toBeLessThanOrEqual(400);
  const all = long.map(({ content: piece }: Data) => piece).join(' ');
  for (const sentence of sentences) expect(all).toContain(sentence);
  // What goes on begins with the last sentence of what was before.
  const last = long[0].content.split(/(?<=\.)\s/).at(-1);
  expect(long[1].content.startsWith(last)).toBe(true);
});

test('of HTML the content is read, not the page around it', async () => {
  const { documents, chunks } = await fromText(
    'HTML',
    `<html lang="sq"><head><title>Faqja</title><style>p{}</style></head><body><nav>Menyja</nav><header>Logo</header>
     <main><h1>Kthimet</h1><p>Brenda<br>60 ditëve.</p><form>Abonohu</form><p hidden>fshehur</p>
     <p style="display: none">padukshëm</p><script>alert(1)</script><ol start="3"><li>tre</li></ol></main>
     <footer>Fundi</footer></body></html>`,
  );
  expect(documents).toMatchObject([{ title: 'Kthimet', language: 'sq' }]);
  expect(chunks).toMatchObject([{ heading: 'Kthimet', content: 'Brenda\n60 ditëve.\n\n3. tre' }]);
});

test('rows of a table name their columns, and a question is the heading of its answer', async () => {
  const table = await fromText('CSV', 'Size;Chest\nM;"96; 100 cm"\nL;104 cm');
  expect(pieces(table)).toEqual([['Help', 'Size: M; Chest: 96; 100 cm\n\nSize: L; Chest: 104 cm']]);
  const long = Array.from({ length: 45 }, () => 'answer').join(' ');
  const faq = await fromText('CSV', `question\tanswer\nWhen are you open?\t${long}\nWhere?\t${long}`);
  expect(pieces(faq)).toEqual([
    ['Help › When are you open?', long],
    ['Help › Where?', long],
  ]);
});

test('of a text nothing is lost, short lines included', async () => {
  const lines = ['Opening hours', 'Monday 9-17', 'Tuesday 9-17', 'Sunday closed'];
  expect(pieces(await fromText('TEXT', lines.join('\n\n')))).toEqual([['Help', lines.join('\n\n')]]);
  const headed = await fromText('TEXT', 'Opening hours\n\nWe are open from Monday to Friday, from nine to five.');
  expect(pieces(headed)).toEqual([['Help › Opening hours', 'We are open from Monday to Friday, from nine to five.']]);
  expect(pieces(await fromText('MARKDOWN', '# Plan\n\n## First\n\n## Second\n\nIt is done.'))).toEqual([
    ['Plan', 'First'],
    ['Plan › Second', 'It is done.'],
  ]);
});

const albanian = 'Paratë i kthejmë brenda pesë ditëve të punës pasi të arrijë pakoja në depon tonë.';

const encodings: [string, Buffer][] = [
  ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(albanian)])],
  ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(albanian, 'utf16le')])],
  ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(albanian, 'utf16le').swap16()])],
  ['Latin-1', Buffer.from(albanian, 'latin1')],
];

test.each(encodings)('a text in %s is read', async (_name, bytes) => {
  const { chunks, documents } = await fromFile('TEXT', 'kthimi.txt', bytes);
  expect(chunks.map(({ content }: Data) => content)).toEqual([albanian]);
  expect(documents).toMatchObject([{ language: 'sq' }]);
});

test('the language of the source goes before what the document and its words say', async () => {
  const { documents } = await fromText('HTML', `<html lang="en"><p>${albanian}</p></html>`, { language: 'sr' });
  expect(documents).toMatchObject([{ language: 'sr' }]);
  const japanese = await fromText('HTML', '<html lang="ja"><p>返品は商品到着後60日以内にお願いいたします。</p></html>');
  expect(japanese.documents).toMatchObject([{ language: 'ja' }]);
});

async function emptyPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  return Buffer.from(await pdf.save());
}

/** A zip archive of one deflated entry, which says of its size what it likes. */
function archive(name: string, content: Buffer, saidBytes: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  for (const [header, at] of [
    [local, 18],
    [entry, 20],
  ] as const) {
    header.writeUInt32LE(packed.length, at);
    header.writeUInt32LE(saidBytes, at + 4);
    header.writeUInt16LE(name.length, at + 8);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

const binary = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256));

/** The dictionary of a file that takes a password to be read. */
const locked = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/O<${'4e'.repeat(32)}>/U<${'28'.repeat(32)}>/P -64>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>
%%EOF`);

const unusable: [string, string, string, Buffer, RegExp][] = [
  ['a PDF with a password', 'PDF', 'locked.pdf', locked, /protected by a password/],
  ['a scanned PDF', 'PDF', 'scan.pdf', await emptyPdf(), /no text.*\(OCR\)/],
  ['what is no PDF', 'PDF', 'x.pdf', binary, /no PDF that can be read/],
  ['a broken Word document', 'DOCX', 'x.docx', Buffer.from('PK\x03\x04 and no more'), /no Word document/],
  ['a zip bomb', 'DOCX', 'x.docx', archive('word/document.xml', Buffer.alloc(150_000_000), 100), /far more/],
  ['a binary file called .txt', 'TEXT', 'x.txt', binary, /no text/],
  ['white space', 'TEXT', 'x.txt', Buffer.from(' \n\n '), /no text in it/],
  ['a library in one file', 'TEXT', 'x.txt', Buffer.alloc(6_000_000, 'word\n'), /more than 5,000,000 characters/],
  ['a table of one row', 'CSV', 'x.csv', Buffer.from('a,b\n'), /no text in it/],
  ['a page that is nested without end', 'HTML', 'x.html', Buffer.from('<div>'.repeat(50_000)), /nested too deeply/],
];

test.each(unusable)('%s says what is wrong with it', async (_name, type, fileName, bytes, reason) => {
  const source = await fromFile(type, fileName, bytes);
  expect(source).toMatchObject({
    status: 'FAILED',
    error: expect.stringMatching(reason),
    failedCount: 1,
    chunkCount: 0,
  });
  expect(source.documents).toMatchObject([{ status: 'FAILED', error: source.error }]);
});

test('progress is told from the beginning to the end, and never goes back', async () => {
  const { id } = await createSource(owner, { name: 'Help', type: 'MARKDOWN', content: returns });
  const events = await followToEnd(owner, id);
  expect(events[0].type).toBe('KNOWLEDGE_SOURCE_CREATED');
  const shares = events.flatMap(({ progress }) => progress ?? []);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(events.at(-1)).toMatchObject({ progress: 1, knowledgeSource: { status: 'READY', documentCount: 1 } });
});

test('what has not changed keeps its pieces, by refreshing', async () => {
  const before = await fromText('MARKDOWN', returns);
  const after = await refreshed(owner, before.id);
  expect(after.status).toBe('READY');
  expect(after.chunks).toEqual(before.chunks);
  expect(Date.parse(after.ingestedAt)).toBeGreaterThan(Date.parse(before.ingestedAt));
});

test('a person who refreshes or cancels leaves a trace, the work itself does not', async () => {
  const { id } = await fromText('MARKDOWN', returns);
  await refreshed(owner, id);
  await expect(owner.mutate('cancelKnowledgeIngestion', { id }, 'cursor')).rejects.toMatchObject({ code: 'CONFLICT' });
  const { auditLogs } = await owner.run('{ auditLogs(first: 100) { nodes { action targetId actor { type } } } }');
  const actions = auditLogs.nodes.filter(({ targetId }: Data) => targetId === id).map(({ action }: Data) => action);
  expect(actions.toSorted()).toEqual(['knowledge_source.create', 'knowledge_source.refresh']);
});
