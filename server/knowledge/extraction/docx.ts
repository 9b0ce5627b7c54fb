import mammoth from 'mammoth';
import { type Extracted, UnreadableError } from './blocks.ts';
import { extractHtml } from './html.ts';
import { checkUnpackedSize } from './zip-size.ts';

/** Of the XML of a document: some thousand pages. */
const unpackedBytesMax = 100 * 1024 * 1024;

/** @throws UnreadableError */
export async function extractDocx(bytes: Buffer): Promise<Extracted> {
  const unreadable = 'This is no Word document (.docx) that can be read.';
  if (!checkUnpackedSize(bytes, unpackedBytesMax)) throw new UnreadableError(unreadable);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    );
    return extractHtml(value, null);
  } catch (error) {
    throw new UnreadableError(unreadable, { cause: error });
  }
}
