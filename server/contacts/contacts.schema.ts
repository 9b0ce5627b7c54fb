import { Conversation, readConversationsAhead } from '../conversations/conversation.schema.ts';
import { byLastMessage, listConversations } from '../conversations/conversation-lists.service.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { nodeFields } from '../graphql/node-fields.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { Contact } from './contact.schema.ts';
import { createContact, deleteContact, findContact, listContacts, updateContact } from './contacts.service.ts';

builder.objectField(Contact, 'conversations', (t) =>
  t.connection({
    type: Conversation,
    description: "The contact's conversations, the latest message first.",
    resolve: async (contact, args, context, info) => {
      const page = readPage(args);
      const rows = await listConversations(context.actor, { contactId: contact.id }, page);
      await readConversationsAhead(nodeFields(info), rows, context);
      return toConnection(page, byLastMessage, rows);
    },
  }),
);

builder.queryFields((t) => ({
  contact: t.field({
    type: Contact,
    description: 'One contact.',
    nullable: true,
    authScopes: { permission: 'contacts:read' },
    args: { id: t.arg.id({ required: true, description: 'cont_…' }) },
    resolve: (_root, { id }, { actor }) => findContact(actor, readId('Contact', id)),
  }),
  contacts: t.connection({
    type: Contact,
    description: 'Contacts of the organization, newest first.',
    authScopes: { permission: 'contacts:read' },
    args: { search: t.arg.string({ description: 'Part of a name, address, telephone number or external id.' }) },
    resolve: async (_root, { search, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listContacts(actor, page, search ?? null));
    },
  }),
}));

const ContactPayload = builder.simpleObject('ContactPayload', {
  description: 'The contact as it is now.',
  fields: (t) => ({
    contact: t.field({ type: Contact, description: 'The contact.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateContactInput = builder.inputType('CreateContactInput', {
  description: 'A new contact.',
  fields: (t) => ({
    externalId: t.string({ description: "The customer's own id of this person, unique in the organization." }),
    name: t.string({ description: 'Full name.' }),
    email: t.string({ description: 'E-mail address.' }),
    phone: t.string({ description: 'Telephone number.' }),
    locale: t.string({ description: 'Language tag such as sq or en-GB.' }),
    timeZone: t.string({ description: 'IANA time zone.' }),
    customAttributes: t.field({ type: 'JSON', description: 'Flat names with text, numbers, true, false or null.' }),
  }),
});

const UpdateContactInput = builder.inputType('UpdateContactInput', {
  description: 'Fields that are given change; null clears one.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'cont_…' }),
    externalId: t.string({ description: "The customer's own id of this person, unique in the organization." }),
    name: t.string({ description: 'Full name.' }),
    email: t.string({ description: 'E-mail address.' }),
    phone: t.string({ description: 'Telephone number.' }),
    locale: t.string({ description: 'Language tag such as sq or en-GB.' }),
    timeZone: t.string({ description: 'IANA time zone.' }),
    customAttributes: t.field({ type: 'JSON', description: 'Attributes that are given change; null removes one.' }),
  }),
});

const DeleteContactInput = builder.inputType('DeleteContactInput', {
  description: 'Names the contact to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'cont_…' }) }),
});

builder.mutationFields((t) => ({
  createContact: t.field({
    type: ContactPayload,
    description: 'Creates a contact.',
    authScopes: { permission: 'contacts:write' },
    args: { input: t.arg({ type: CreateContactInput, required: true, description: 'The contact.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createContact(actor, input);
      return { contact: value, cursor };
    },
  }),
  updateContact: t.field({
    type: ContactPayload,
    description: 'Changes a contact.',
    authScopes: { permission: 'contacts:write' },
    args: { input: t.arg({ type: UpdateContactInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateContact(actor, readId('Contact', id), changes);
      return { contact: value, cursor };
    },
  }),
  deleteContact: t.field({
    type: DeletePayload,
    description: 'Deletes a contact that has no conversations.',
    authScopes: { permission: 'contacts:write' },
    args: { input: t.arg({ type: DeleteContactInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteContact(actor, readId('Contact', input.id));
      return { deletedId: encodeNodeId('Contact', value.id), cursor };
    },
  }),
}));
