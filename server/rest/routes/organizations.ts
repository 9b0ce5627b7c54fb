import { parse } from 'graphql';
import { organization } from '../fragments.ts';
import type { Route } from '../route.ts';

export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations',
    status: 200,
    summary: 'List organizations',
    document: parse(`
      query ListOrganizations($first: Int, $after: String) {
        organizations(first: $first, after: $after) { nodes { ...Organization } pageInfo { hasNextPage endCursor } }
      }
      ${organization}
    `),
    answer: 'organizations',
  },
  {
    method: 'POST',
    path: '/organizations',
    status: 201,
    summary: 'Create an organization',
    document: parse(`
      mutation CreateOrganization($input: CreateOrganizationInput!) {
        createOrganization(input: $input) { organization { ...Organization } cursor }
      }
      ${organization}
    `),
    answer: 'createOrganization.organization',
    example: { name: 'Acme Kosova' },
  },
  {
    method: 'GET',
    path: '/organizations/:id',
    status: 200,
    summary: 'Read an organization',
    document: parse(`query ReadOrganization($id: ID!) { organization(id: $id) { ...Organization } } ${organization}`),
    answer: 'organization',
  },
  {
    method: 'PATCH',
    path: '/organizations/:id',
    status: 200,
    summary: 'Change an organization',
    document: parse(`
      mutation UpdateOrganization($input: UpdateOrganizationInput!) {
        updateOrganization(input: $input) { organization { ...Organization } cursor }
      }
      ${organization}
    `),
    answer: 'updateOrganization.organization',
    example: { name: 'Acme Europe' },
  },
  {
    method: 'DELETE',
    path: '/organizations/:id',
    status: 204,
    summary: 'Close an organization',
    document: parse(`
      mutation DeleteOrganization($input: DeleteOrganizationInput!) { deleteOrganization(input: $input) { cursor } }
    `),
  },
];
