import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents for the web app, from the printed schema and the fragments beside its components. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/**/*.{ts,tsx}', '!web/gql/**', '!web/.next/**'],
  ignoreNoDocuments: true,
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
