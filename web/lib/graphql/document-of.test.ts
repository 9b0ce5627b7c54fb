import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { documentOf } from './document-of';

const persisted = Object.values(
  JSON.parse(readFileSync(new URL('../../gql/persisted-documents.json', import.meta.url), 'utf8')),
) as string[];

const namesIn = ({ definitions }: DocumentNode) =>
  definitions.map((definition) => ('name' in definition && definition.name?.value) || '').toSorted();

test('each operation gets the fragments that codegen gave it, each once', () => {
  expect(persisted.length).toBeGreaterThan(50);
  for (const text of persisted) {
    const document = parse(text);
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    const source = text.slice(operation?.loc?.start, operation?.loc?.end);
    expect(namesIn(documentOf(source) as DocumentNode)).toEqual(namesIn(document));
  }
});

test('a fragment comes first in its own document', () => {
  const document = documentOf('fragment Row on Conversation { ...ConversationRow_conversationFragment }');
  expect(document.definitions[0]).toMatchObject({ kind: 'FragmentDefinition', name: { value: 'Row' } });
});

test('a fragment that nobody has generated is an error, and not an empty document', () => {
  expect(() => documentOf('query X { viewer { ...Nowhere } }')).toThrow('There is no fragment Nowhere');
});
