import { Contact } from '../contacts/contact.schema.ts';
import { Conversation } from '../conversations/conversation.schema.ts';
import { Message } from '../conversations/message.schema.ts';
import { builder } from '../graphql/builder.ts';
import { SearchHighlight } from './highlight.schema.ts';
import { type SearchResult as Result, type SearchResults as Results, search, searchTypes } from './search.service.ts';

const SearchType = builder.enumType('SearchType', {
  description: 'What can be searched.',
  values: searchTypes,
});

const SearchResult = builder.objectRef<Result>('SearchResult').implement({
  description: 'One object that was found: the one of its type, the other two are null.',
  fields: (t) => ({
    type: t.expose('type', { type: SearchType, description: 'Which kind of object.' }),
    score: t.exposeFloat('score', {
      description:
        'Between 0 and 1, comparable within the answer: whole words score above beginnings of words, names and ' +
        'subjects above other fields, those above message bodies. At equal score the newer comes first.',
    }),
    contact: t.expose('contact', { type: Contact, nullable: true, description: 'The contact that was found.' }),
    conversation: t.expose('conversation', {
      type: Conversation,
      nullable: true,
      description: 'The conversation whose subject matches.',
    }),
    message: t.expose('message', { type: Message, nullable: true, description: 'The message whose body matches.' }),
    highlights: t.expose('highlights', {
      type: [SearchHighlight],
      description: 'The fields that match.',
      complexity: { field: 1, multiplier: 2 },
    }),
  }),
});

const SearchResults = builder.objectRef<Results>('SearchResults').implement({
  description: 'What was found, the best first.',
  fields: (t) => ({
    nodes: t.expose('nodes', { type: [SearchResult], description: 'The best matches.' }),
    hasMore: t.exposeBoolean('hasMore', { description: 'Whether there is more than was asked for.' }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchResults,
    description:
      'Finds contacts, conversations (by subject) and messages in which all the words occur, the last one as the ' +
      'beginning of a word. Case and diacritics do not matter; a telephone number is found by its digits.',
    authScopes: { signedIn: true },
    args: {
      query: t.arg.string({ required: true, description: '1 to 200 characters.' }),
      types: t.arg({ type: [SearchType], description: 'Only these; without it, all that the viewer may read.' }),
      first: t.arg.int({ description: 'How many: 25 unless told, 100 at most.' }),
    },
    resolve: (_root, args, { actor }) => search(actor, args),
  }),
);
