import { checkLength, type Extracted } from './blocks.ts';

export type Format = 'TEXT' | 'MARKDOWN' | 'HTML' | 'CSV' | 'PDF' | 'DOCX';

/** What is read, and as what. */
export type Document = {
  format: Format;
  bytes: Uint8Array;
  /** As a Content-Type names it; null: it is found out. */
  charset: string | null;
  /** Where a page was read; null for files. */
  url: string | null;
};

/** @throws UnreadableError. The libraries are loaded when they are needed. */
export async function extract({ format, bytes, charset, url }: Document): Promise<Extracted> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'PDF') return (await import('./pdf.ts')).extractPdf(buffer);
  if (format === 'DOCX') return (await import('./docx.ts')).extractDocx(buffer);
  const { decodeText, extractText } = await import('./text.ts');
  const text = decodeText(buffer, charset);
  if (format === 'HTML') return (await import('./html.ts')).extractHtml(text, url);
  checkLength(text); // before it is taken apart; of HTML most may be markup
  if (format === 'MARKDOWN') return (await import('./markdown.ts')).extractMarkdown(text);
  if (format === 'CSV') return (await import('./csv.ts')).extractCsv(text);
  return extractText(text);
}
