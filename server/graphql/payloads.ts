import { builder } from './builder.ts';

export const DeletePayload = builder.simpleObject('DeletePayload', {
  description: 'What was deleted.',
  fields: (t) => ({
    deletedId: t.id({ description: 'The id that no longer exists.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});
