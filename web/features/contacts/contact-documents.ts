import { graphql } from '@/gql';

export const ContactFragment = graphql(`
  fragment Contact_contactFragment on Contact {
    id
    externalId
    name
    email
    phone
    locale
    timeZone
    customAttributes
    lastSeenAt
    createdAt
  }
`);

export const ContactList = graphql(`
  query ContactList($first: Int!, $after: String, $search: String) {
    contacts(first: $first, after: $after, search: $search) {
      nodes {
        ...Contact_contactFragment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ContactDetails = graphql(`
  query ContactDetails($id: ID!) {
    contact(id: $id) {
      ...Contact_contactFragment
      conversations(first: 25) {
        nodes {
          ...ConversationRow_conversationFragment
        }
      }
    }
  }
`);

export const UpdateContact = graphql(`
  mutation UpdateContact($input: UpdateContactInput!) {
    updateContact(input: $input) {
      contact {
        ...Contact_contactFragment
      }
    }
  }
`);

export const CreateContact = graphql(`
  mutation CreateContact($input: CreateContactInput!) {
    createContact(input: $input) {
      contact {
        ...Contact_contactFragment
      }
    }
  }
`);

export const DeleteContact = graphql(`
  mutation DeleteContact($input: DeleteContactInput!) {
    deleteContact(input: $input) {
      deletedId
    }
  }
`);
