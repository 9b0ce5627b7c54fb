import { graphql } from '@/gql';

export const SavedReplyFragment = graphql(`
  fragment SavedReplies_savedReplyFragment on SavedReply {
    id
    shortcut
    title
    body
  }
`);

export const SavedReplyList = graphql(`
  query SavedReplyList {
    savedReplies(first: 100) {
      nodes {
        ...SavedReplies_savedReplyFragment
      }
    }
  }
`);

export const CreateSavedReply = graphql(`
  mutation CreateSavedReply($input: CreateSavedReplyInput!) {
    createSavedReply(input: $input) {
      savedReply {
        ...SavedReplies_savedReplyFragment
      }
    }
  }
`);

export const UpdateSavedReply = graphql(`
  mutation UpdateSavedReply($input: UpdateSavedReplyInput!) {
    updateSavedReply(input: $input) {
      savedReply {
        ...SavedReplies_savedReplyFragment
      }
    }
  }
`);

export const DeleteSavedReply = graphql(`
  mutation DeleteSavedReply($input: DeleteSavedReplyInput!) {
    deleteSavedReply(input: $input) {
      deletedId
    }
  }
`);
