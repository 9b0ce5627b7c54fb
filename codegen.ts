import type { CodegenConfig } from '@graphql-codegen/cli';
import { type DocumentNode, Kind, print, stripIgnoredCharacters } from 'graphql';

const generatedDocument = /^export const (\w+) = (\{.*\}) as unknown as (DocumentNode<.*>);$/gm;

/**
 * As it is generated every page carries every document, as a syntax tree and once more as the key to it. Sources are in
 * the pages that use them: only fragments have to be found by name (web/lib/graphql/document-of.ts).
 */
function lighten(path: string, content: string): string {
  if (path.endsWith('web/gql/gql.ts')) return lightenSources(content);
  return path.endsWith('web/gql/graphql.ts') ? lightenDocuments(content) : content;
}

function lightenDocuments(content: string): string {
  const fragments = new Map<string, string>();
  const types = content.replace(generatedDocument, (_line, name: string, json: string, type: string) => {
    for (const definition of (JSON.parse(json) as DocumentNode).definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      fragments.set(definition.name.value, stripIgnoredCharacters(print(definition)));
    }
    return `export declare const ${name}: ${type};`;
  });
  const texts = JSON.stringify(Object.fromEntries(fragments), null, 2);
  return `${types}\nexport const fragmentTexts: Readonly<Record<string, string>> = ${texts};\n`;
}

function lightenSources(content: string): string {
  return content
    .replace(
      "import * as types from './graphql';",
      "import { documentOf } from '@/lib/graphql/document-of';\nimport type * as types from './graphql';",
    )
    .replace(/^\/\*\*\n \* Map of all GraphQL operations[\s\S]*?\*\/\n/m, '')
    .replace(/^const documents: Documents = \{[\s\S]*?^\};\n/m, '')
    .replaceAll('(typeof documents)[', 'Documents[')
    .replace('(documents as any)[source] ?? {}', 'documentOf(source)');
}

/** Typed documents for the web app, from the printed schema and the fragments beside its components. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/**/*.{ts,tsx}', '!web/gql/**', '!web/.next/**'],
  ignoreNoDocuments: true,
  hooks: { beforeOneFileWrite: lighten },
  generates: {
    'web/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
        persistedDocuments: { hashAlgorithm: 'sha256' }, // web/gql/persisted-documents.json, for PERSISTED_ONLY
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', JSON: 'Record<string, unknown>', ID: 'string' },
      },
    },
  },
};

export default config;
