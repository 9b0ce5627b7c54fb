import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { printExecutableGraphQLDocument } from '@graphql-tools/documents';
import { type ASTVisitor, type DocumentNode, parse, type SelectionNode, visit } from 'graphql';
import { AppError } from '../errors.ts';

type Trusted = { byHash: ReadonlyMap<string, string>; texts: ReadonlySet<string> };

let trusted: Trusted | null = null;

/** Takes `__typename` out of a selection: clients add it to what they were generated from. */
const withoutTypename: ASTVisitor = {
  SelectionSet(node) {
    const selections = node.selections.filter((selection) => !isTypename(selection));
    return selections.length < node.selections.length ? { ...node, selections } : undefined;
  },
};

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === 'Field' && selection.name.value === '__typename' && !selection.alias;
}

/** One text for all spellings of a document: order and spaces do not matter. */
function plainText(document: DocumentNode): string {
  return printExecutableGraphQLDocument(visit(document, withoutTypename));
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * From now on only these documents are executed.
 * @param file the JSON that codegen writes: texts by their SHA-256
 * @throws Error when the file is missing or malformed
 */
export function trustOnly(file: URL): void {
  const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  trusted = {
    byHash: new Map(texts.map(([hash, text]) => [hash.replace(/^sha256:/, ''), text])),
    texts: new Set(texts.map(([, text]) => digest(plainText(parse(text))))),
  };
}

export function trustAll(): void {
  trusted = null;
}

type Params = {
  query?: string | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
  documentId?: unknown;
};

/** The hash that a request names instead of a text: `documentId`, or Apollo's `extensions.persistedQuery`. */
function hashOf({ extensions, documentId }: Params): string | null {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | undefined;
  const named = typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : persisted?.sha256Hash;
  return typeof named === 'string' ? named : null;
}

/** The text of a request that names a trusted document by its hash; otherwise its own text. */
export function textOf(params: Params): string | null {
  const hash = params.query ? null : hashOf(params);
  return (hash && trusted?.byHash.get(hash)) || (params.query ?? null);
}

/** @throws FORBIDDEN for a document that is none of the trusted ones, while there are such */
export function refuseUntrusted(document: DocumentNode): void {
  if (!trusted || trusted.texts.has(digest(plainText(document)))) return;
  throw new AppError('FORBIDDEN', 'This server executes only the documents of its own clients (PERSISTED_ONLY).');
}
