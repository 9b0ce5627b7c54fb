import { graphql } from '@/gql';

export const ApiKeyFragment = graphql(`
  fragment ApiKeys_apiKeyFragment on ApiKey {
    id
    name
    prefix
    scopes
    lastUsedAt
    expiresAt
    revokedAt
    createdAt
  }
`);

export const ApiKeyList = graphql(`
  query ApiKeyList {
    apiKeys(first: 100) {
      nodes {
        ...ApiKeys_apiKeyFragment
      }
    }
  }
`);

export const CreateApiKey = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      key
      apiKey {
        ...ApiKeys_apiKeyFragment
      }
    }
  }
`);

export const RevokeApiKey = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      apiKey {
        ...ApiKeys_apiKeyFragment
      }
    }
  }
`);
