import { builder } from '../graphql/builder.ts';
import type { Highlight, Part } from './highlight.ts';

const HighlightPart = builder.objectRef<Part>('HighlightPart').implement({
  description: 'A piece of a text.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Plain text; show it as it is, never as markup.' }),
    matched: t.exposeBoolean('matched', { description: 'Whether it is what was looked for.' }),
  }),
});

export const SearchHighlight = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'Where a field matches.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Name of the field: name, email, phone, externalId, subject, body, heading, content.',
    }),
    parts: t.expose('parts', {
      type: [HighlightPart],
      description: 'The text in pieces; of a long one, a part around what matches.',
      complexity: { field: 1, multiplier: 3 },
    }),
  }),
});
