import { parse } from 'graphql';
import { label } from '../fragments.ts';
import type { Route } from '../route.ts';

export const labelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/labels',
    status: 200,
    summary: 'List labels',
    document: parse(`
      query ListLabels($first: Int, $after: String) {
        labels(first: $first, after: $after) { nodes { ...Label } pageInfo { hasNextPage endCursor } }
      }
      ${label}
    `),
    answer: 'labels',
  },
  {
    method: 'POST',
    path: '/labels',
    status: 201,
    summary: 'Create a label',
    document: parse(`
      mutation CreateLabel($input: CreateLabelInput!) {
        createLabel(input: $input) { label { ...Label } cursor }
      }
      ${label}
    `),
    answer: 'createLabel.label',
    example: { name: 'Refund', color: 'amber' },
  },
  {
    method: 'GET',
    path: '/labels/:id',
    status: 200,
    summary: 'Read a label',
    document: parse(`query ReadLabel($id: ID!) { label(id: $id) { ...Label } } ${label}`),
    answer: 'label',
  },
  {
    method: 'PATCH',
    path: '/labels/:id',
    status: 200,
    summary: 'Change a label',
    document: parse(`
      mutation UpdateLabel($input: UpdateLabelInput!) {
        updateLabel(input: $input) { label { ...Label } cursor }
      }
      ${label}
    `),
    answer: 'updateLabel.label',
    example: { color: 'red' },
  },
  {
    method: 'DELETE',
    path: '/labels/:id',
    status: 204,
    summary: 'Delete a label',
    document: parse(`mutation DeleteLabel($input: DeleteLabelInput!) { deleteLabel(input: $input) { cursor } }`),
  },
];
