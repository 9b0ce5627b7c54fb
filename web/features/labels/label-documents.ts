import { graphql } from '@/gql';

export const LabelFragment = graphql(`
  fragment Labels_labelFragment on Label {
    id
    name
    color
  }
`);

export const LabelList = graphql(`
  query LabelList {
    labels(first: 100) {
      nodes {
        ...Labels_labelFragment
      }
    }
  }
`);

export const CreateLabel = graphql(`
  mutation CreateLabel($input: CreateLabelInput!) {
    createLabel(input: $input) {
      label {
        ...Labels_labelFragment
      }
    }
  }
`);

export const UpdateLabel = graphql(`
  mutation UpdateLabel($input: UpdateLabelInput!) {
    updateLabel(input: $input) {
      label {
        ...Labels_labelFragment
      }
    }
  }
`);

export const DeleteLabel = graphql(`
  mutation DeleteLabel($input: DeleteLabelInput!) {
    deleteLabel(input: $input) {
      deletedId
    }
  }
`);
