import { parse } from 'graphql';
import { event, idempotencyKey } from '../fragments.ts';
import type { Route } from '../route.ts';

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/events',
    status: 200,
    summary: 'List events, oldest first',
    document: parse(`
      query ListEvents($first: Int, $after: String, $types: [EventType!]) {
        events(first: $first, after: $after, types: $types) { nodes { ...Event } pageInfo { hasNextPage endCursor } }
      }
      ${event}
    `),
    answer: 'events',
  },
  {
    method: 'GET',
    path: '/events/:id',
    status: 200,
    summary: 'Read an event',
    document: parse(`query ReadEvent($id: ID!) { event(id: $id) { ...Event } } ${event}`),
    answer: 'event',
  },
];

export const idempotencyKeyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/idempotency-keys',
    status: 200,
    summary: 'List idempotency keys',
    document: parse(`
      query ListIdempotencyKeys($first: Int, $after: String) {
        idempotencyKeys(first: $first, after: $after) {
          nodes { ...IdempotencyKey } pageInfo { hasNextPage endCursor }
        }
      }
      ${idempotencyKey}
    `),
    answer: 'idempotencyKeys',
  },
];
