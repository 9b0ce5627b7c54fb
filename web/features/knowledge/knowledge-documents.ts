import { graphql } from '@/gql';

export const SourceFragment = graphql(`
  fragment Knowledge_sourceFragment on KnowledgeSource {
    id
    name
    type
    status
    progress
    sizeBytes
    chunkCount
    documentCount
    failedCount
    language
    url
    fileName
    error
    ingestedAt
    aiAgents {
      id
      name
    }
  }
`);

export const KnowledgeSourceList = graphql(`
  query KnowledgeSourceList($first: Int!, $after: String) {
    knowledgeSources(first: $first, after: $after) {
      nodes {
        ...Knowledge_sourceFragment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const KnowledgeSourceDetails = graphql(`
  query KnowledgeSourceDetails($id: ID!) {
    knowledgeSource(id: $id) {
      ...Knowledge_sourceFragment
    }
  }
`);

export const KnowledgeDocuments = graphql(`
  query KnowledgeDocuments($id: ID!, $first: Int!, $after: String, $status: [KnowledgeDocumentStatus!]) {
    knowledgeSource(id: $id) {
      id
      documents(first: $first, after: $after, status: $status) {
        nodes {
          id
          title
          locator
          status
          error
          chunkCount
          sizeBytes
          language
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const KnowledgeSourceChanged = graphql(`
  subscription KnowledgeSourceChanged($after: String) {
    knowledgeSourceChanged(after: $after) {
      cursor
      type
      knowledgeSourceId
      knowledgeSource {
        ...Knowledge_sourceFragment
      }
    }
  }
`);

export const CreateUpload = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      uploadId
      url
    }
  }
`);

export const CreateKnowledgeSource = graphql(`
  mutation CreateKnowledgeSource($input: CreateKnowledgeSourceInput!) {
    createKnowledgeSource(input: $input) {
      knowledgeSource {
        ...Knowledge_sourceFragment
      }
    }
  }
`);

export const RefreshKnowledgeSource = graphql(`
  mutation RefreshKnowledgeSource($input: RefreshKnowledgeSourceInput!) {
    refreshKnowledgeSource(input: $input) {
      knowledgeSource {
        ...Knowledge_sourceFragment
      }
    }
  }
`);

export const CancelKnowledgeIngestion = graphql(`
  mutation CancelKnowledgeIngestion($input: CancelKnowledgeIngestionInput!) {
    cancelKnowledgeIngestion(input: $input) {
      knowledgeSource {
        ...Knowledge_sourceFragment
      }
    }
  }
`);

export const DeleteKnowledgeSource = graphql(`
  mutation DeleteKnowledgeSource($input: DeleteKnowledgeSourceInput!) {
    deleteKnowledgeSource(input: $input) {
      deletedId
    }
  }
`);
