import { graphql } from '@/gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      role
      permissions
      emailVerified
      hasPassword
      user {
        id
        name
        email
        locale
      }
      organization {
        id
        name
        slug
        cursor
      }
    }
  }
`);

export const OrganizationList = graphql(`
  query OrganizationList {
    organizations(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);
