import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { KnowledgeSourceStatus, KnowledgeSourceType } from '../graphql/enums.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { findKnowledgeSource, listKnowledgeSources } from './knowledge-lists.service.ts';
import { KnowledgeSource } from './knowledge-source.schema.ts';
import {
  cancelKnowledgeIngestion,
  createKnowledgeSource,
  deleteKnowledgeSource,
  refreshKnowledgeSource,
} from './knowledge-sources.service.ts';

const KnowledgeSourceFilter = builder.inputType('KnowledgeSourceFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    status: t.field({ type: [KnowledgeSourceStatus], description: 'Any of these.' }),
    type: t.field({ type: [KnowledgeSourceType], description: 'Any of these.' }),
  }),
});

builder.queryFields((t) => ({
  knowledgeSource: t.field({
    type: KnowledgeSource,
    nullable: true,
    description: 'One knowledge source.',
    authScopes: { permission: 'knowledge:read' },
    args: { id: t.arg.id({ required: true, description: 'ks_…' }) },
    resolve: (_root, { id }, { actor }) => findKnowledgeSource(actor, readId('KnowledgeSource', id)),
  }),
  knowledgeSources: t.connection({
    type: KnowledgeSource,
    description: 'Knowledge sources of the organization, newest first.',
    authScopes: { permission: 'knowledge:read' },
    args: { filter: t.arg({ type: KnowledgeSourceFilter, description: 'Which ones; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, { actor }) => {
      const page = readPage(args);
      const wanted = { status: filter?.status ?? [], type: filter?.type ?? [] };
      return toConnection(page, byCreation, await listKnowledgeSources(actor, wanted, page));
    },
  }),
}));

const KnowledgeSourcePayload = builder.simpleObject('KnowledgeSourcePayload', {
  description: 'The knowledge source as it is now.',
  fields: (t) => ({
    knowledgeSource: t.field({ type: KnowledgeSource, description: 'The knowledge source.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateKnowledgeSourceInput = builder.inputType('CreateKnowledgeSourceInput', {
  description:
    'A new knowledge source: `uploadId` of a file, `content` of TEXT, MARKDOWN, HTML and CSV, or `url` of URL.',
  fields: (t) => ({
    name: t.string({ required: true, description: '1 to 200 characters.' }),
    type: t.field({ type: KnowledgeSourceType, required: true, description: 'What it is made from.' }),
    content: t.string({
      description: 'The text, at most 1,000,000 characters; the whole request has at most 1 MiB.',
    }),
    uploadId: t.string({
      description: 'A file that was uploaded (createUpload), for any type but URL, instead of `content`.',
    }),
    url: t.string({ description: 'Where a web site begins: http or https, without user name and password.' }),
    language: t.string({ description: 'Language tag such as sq or en-GB; without it, it is found out.' }),
    settings: t.field({
      type: 'JSON',
      description:
        'How a web site is read: {"maxPages": 1 to 1000, "maxDepth": 0 to 10, "includePaths": ["/help"], "excludePaths": ["/blog"]}.',
    }),
  }),
});

const RefreshKnowledgeSourceInput = builder.inputType('RefreshKnowledgeSourceInput', {
  description: 'Names the knowledge source to ingest again.',
  fields: (t) => ({ id: t.id({ required: true, description: 'ks_…' }) }),
});

const CancelKnowledgeIngestionInput = builder.inputType('CancelKnowledgeIngestionInput', {
  description: 'Names the knowledge source whose ingestion is to end.',
  fields: (t) => ({ id: t.id({ required: true, description: 'ks_…' }) }),
});

const DeleteKnowledgeSourceInput = builder.inputType('DeleteKnowledgeSourceInput', {
  description: 'Names the knowledge source to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'ks_…' }) }),
});

builder.mutationFields((t) => ({
  createKnowledgeSource: t.field({
    type: KnowledgeSourcePayload,
    description: 'Stores a knowledge source. It is QUEUED until it has been ingested.',
    authScopes: { permission: 'knowledge:write' },
    args: { input: t.arg({ type: CreateKnowledgeSourceInput, required: true, description: 'The source.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createKnowledgeSource(actor, input);
      return { knowledgeSource: value, cursor };
    },
  }),
  refreshKnowledgeSource: t.field({
    type: KnowledgeSourcePayload,
    description: 'Ingests a knowledge source again; what has not changed is kept.',
    authScopes: { permission: 'knowledge:write' },
    args: { input: t.arg({ type: RefreshKnowledgeSourceInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await refreshKnowledgeSource(actor, readId('KnowledgeSource', input.id));
      return { knowledgeSource: value, cursor };
    },
  }),
  cancelKnowledgeIngestion: t.field({
    type: KnowledgeSourcePayload,
    description: 'Ends an ingestion that waits or is on its way. What has been read until then stays as it is.',
    authScopes: { permission: 'knowledge:write' },
    args: { input: t.arg({ type: CancelKnowledgeIngestionInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await cancelKnowledgeIngestion(actor, readId('KnowledgeSource', input.id));
      return { knowledgeSource: value, cursor };
    },
  }),
  deleteKnowledgeSource: t.field({
    type: DeletePayload,
    description: 'Deletes a knowledge source with its chunks.',
    authScopes: { permission: 'knowledge:write' },
    args: { input: t.arg({ type: DeleteKnowledgeSourceInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteKnowledgeSource(actor, readId('KnowledgeSource', input.id));
      return { deletedId: encodeNodeId('KnowledgeSource', value.id), cursor };
    },
  }),
}));
