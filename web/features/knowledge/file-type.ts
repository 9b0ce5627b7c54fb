import type { KnowledgeSourceType } from '@/gql/graphql';

export const fileBytesMax = 50 * 1024 * 1024;

const types: Readonly<Record<string, KnowledgeSourceType>> = {
  pdf: 'PDF',
  docx: 'DOCX',
  md: 'MARKDOWN',
  markdown: 'MARKDOWN',
  html: 'HTML',
  htm: 'HTML',
  csv: 'CSV',
  txt: 'TEXT',
  text: 'TEXT',
};

/** For the file picker. */
export const acceptedFiles = Object.keys(types)
  .map((ending) => `.${ending}`)
  .join(',');

/** What a file is, by its name; undefined when it cannot be read. */
export function typeOfFile(fileName: string): KnowledgeSourceType | undefined {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return ending ? types[ending] : undefined;
}

/** The name to show: that of the file, without its ending. */
export function nameOfFile(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '').slice(0, 200) || fileName;
}

type Problem = 'type' | 'size' | 'empty';

export function problemOfFile({ name, size }: { name: string; size: number }): Problem | undefined {
  if (!typeOfFile(name)) return 'type';
  if (size === 0) return 'empty';
  return size > fileBytesMax ? 'size' : undefined;
}
