import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { Contact } from './contact.schema.ts';
import { createContactToken } from './contact-tokens.service.ts';

const CreateContactTokenPayload = builder.simpleObject('CreateContactTokenPayload', {
  description: "A token for the contact's own app or widget.",
  fields: (t) => ({
    contact: t.field({ type: Contact, description: 'Whose token it is.' }),
    token: t.string({ description: 'Send it as `Authorization: Bearer …`. It is shown here only.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends (a day).' }),
    cursor: t.string({ description: 'Cursor that the event log stands at.' }),
  }),
});

const CreateContactTokenInput = builder.inputType('CreateContactTokenInput', {
  description: 'Names the contact.',
  fields: (t) => ({ contactId: t.id({ required: true, description: 'cont_…' }) }),
});

builder.mutationField('createContactToken', (t) =>
  t.field({
    type: CreateContactTokenPayload,
    description: "Lets a contact's app read and write the contact's own conversations, and nothing else.",
    authScopes: { permission: 'contacts:write' },
    args: { input: t.arg({ type: CreateContactTokenInput, required: true, description: 'Whose.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createContactToken(actor, readId('Contact', input.contactId, 'contactId'));
      return { ...value, cursor };
    },
  }),
);
