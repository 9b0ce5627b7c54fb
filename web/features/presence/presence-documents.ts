import { graphql } from '@/gql';

export const PresenceSubscription = graphql(`
  subscription Presence($tabId: String!) {
    presence(tabId: $tabId) {
      complete
      people {
        userId
        name
        activity
        conversationId
      }
    }
  }
`);

export const SetPresence = graphql(`
  mutation SetPresence($input: SetPresenceInput!) {
    setPresence(input: $input) {
      repeatAfterMs
    }
  }
`);
