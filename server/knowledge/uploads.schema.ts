import { builder } from '../graphql/builder.ts';
import { createUpload } from './uploads.service.ts';

const CreateUploadInput = builder.inputType('CreateUploadInput', {
  description: 'A file that is about to be uploaded.',
  fields: (t) => ({
    fileName: t.string({ required: true, description: '1 to 255 characters, without a path.' }),
    contentType: t.string({ description: 'Media type; without it, it is known by the name.' }),
    sizeBytes: t.int({ required: true, description: 'How large it is, in bytes; at most 50 MiB.' }),
  }),
});

const CreateUploadPayload = builder.simpleObject('CreateUploadPayload', {
  description: 'Where the file goes. PUT its bytes there; nothing else is needed to be let in.',
  fields: (t) => ({
    uploadId: t.string({ description: 'Names the file for what is made from it, such as createKnowledgeSource.' }),
    url: t.string({ description: 'Takes one PUT with the bytes, until it expires.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'A file that nothing was made from by then is deleted.' }),
  }),
});

builder.mutationField('createUpload', (t) =>
  t.field({
    type: CreateUploadPayload,
    description: 'Prepares the upload of a file for a knowledge source.',
    authScopes: { permission: 'knowledge:write' },
    args: { input: t.arg({ type: CreateUploadInput, required: true, description: 'Which file.' }) },
    resolve: (_root, { input }, { actor }) => createUpload(actor, input),
  }),
);
