import { graphql } from '@/gql';

export const DocumentChunks = graphql(`
  query DocumentChunks($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on KnowledgeDocument {
        title
        locator
        chunks(first: $first, after: $after) {
          nodes {
            id
            seq
            heading
            content
            tokenCount
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const KnowledgeChunk = graphql(`
  query KnowledgeChunk($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on DocumentChunk {
        seq
        heading
        content
        tokenCount
        document {
          id
          title
          locator
          chunkCount
        }
      }
    }
  }
`);

/** A chunk that was found, with what makes clear why. */
export const HitFragment = graphql(`
  fragment Knowledge_hitFragment on KnowledgeHit {
    score
    lexicalScore
    vectorScore
    highlights {
      field
      parts {
        text
        matched
      }
    }
    chunk {
      id
      heading
      content
      knowledgeSource {
        id
        name
      }
    }
  }
`);

export const SearchKnowledge = graphql(`
  query SearchKnowledge($query: String!, $first: Int!, $sourceIds: [ID!]) {
    searchKnowledge(query: $query, first: $first, sourceIds: $sourceIds) {
      hits {
        ...Knowledge_hitFragment
      }
    }
  }
`);
