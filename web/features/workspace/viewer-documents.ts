import { graphql } from '@/gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      role
      permissions
      user {
        id
        name
        email
      }
      organization {
        id
        name
        slug
        cursor
      }
      memberships {
        id
        role
        organization {
          id
          name
        }
      }
    }
  }
`);
