import { parse } from 'graphql';
import { contact } from '../fragments.ts';
import type { Route } from '../route.ts';

export const contactRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/contacts',
    status: 200,
    summary: 'List contacts',
    document: parse(`
      query ListContacts($first: Int, $after: String, $search: String) {
        contacts(first: $first, after: $after, search: $search) {
          nodes { ...Contact } pageInfo { hasNextPage endCursor }
        }
      }
      ${contact}
    `),
    answer: 'contacts',
  },
  {
    method: 'POST',
    path: '/contacts',
    status: 201,
    summary: 'Create a contact',
    document: parse(`
      mutation CreateContact($input: CreateContactInput!) {
        createContact(input: $input) { contact { ...Contact } cursor }
      }
      ${contact}
    `),
    answer: 'createContact.contact',
    example: { name: 'Blerta Gashi', email: 'blerta@example.com' },
  },
  {
    method: 'GET',
    path: '/contacts/:id',
    status: 200,
    summary: 'Read a contact',
    document: parse(`query ReadContact($id: ID!) { contact(id: $id) { ...Contact } } ${contact}`),
    answer: 'contact',
  },
  {
    method: 'PATCH',
    path: '/contacts/:id',
    status: 200,
    summary: 'Change a contact',
    document: parse(`
      mutation UpdateContact($input: UpdateContactInput!) {
        updateContact(input: $input) { contact { ...Contact } cursor }
      }
      ${contact}
    `),
    answer: 'updateContact.contact',
    example: { phone: '+383 44 123 456' },
  },
  {
    method: 'DELETE',
    path: '/contacts/:id',
    status: 204,
    summary: 'Delete a contact',
    document: parse(`mutation DeleteContact($input: DeleteContactInput!) { deleteContact(input: $input) { cursor } }`),
  },
];
