import mammoth from 'mammoth';
import { type Extracted, UnreadableError } from './blocks.ts';
import { extractHtml } from './html.ts';

/** @throws UnreadableError */
export async function extractDocx(bytes: Buffer): Promise<Extracted> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    );
    return extractHtml(value, null);
  } catch (error) {
    throw new UnreadableError('This is no Word document (.docx) that can be read.', { cause: error });
  }
}
