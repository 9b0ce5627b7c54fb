import type { DocumentNode } from 'graphql';
import type { NodeName } from '../graphql/ids.ts';
import type { Tag } from './tags.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One route: a GraphQL document and how a request maps to it. Everything else follows from the document's variables:
 *
 * - `$input` is the JSON body; a `:name` of the path fills its field of the same name, or the variable `$name`;
 * - `$first` and `$after` are `?limit=` and `?cursor=`, the fields of `$filter` and any other variable are query
 *   parameters of the same name.
 *
 * The OpenAPI document reads the same columns (openapi.ts).
 */
export type Route = {
  method: Method;
  /** Below /api/v1. */
  path: `/${string}`;
  status: 200 | 201 | 204;
  summary: string;
  document: DocumentNode;
  /** Where the answer is in the data, for example `sendMessage.message`; a connection or an array becomes a list. */
  answer?: string;
  /** Fields added to the answer from elsewhere in the data. */
  extra?: Record<string, string>;
  /** The field of `$input` that the path's `:id` fills, where it is not called `id`. */
  idField?: string;
  /** For documents that read through `node(id:)`: the type that the path's `:id` must have. */
  node?: NodeName;
  /** Of a creation: where the object is read, `:id` being its id; the route's own path and the id unless told. */
  location?: string;
  /** The smallest body that works. */
  example?: Record<string, unknown>;
  /**
   * `public`: credentials are not looked at, so that an expired token does not keep anybody from logging in.
   * `optional`: nobody may call it too. Otherwise they are required, which is for the schema to check.
   */
  access?: 'public' | 'optional';
  /** Uses the refresh cookie, which counts only beside a JSON content type: a foreign page cannot send that. */
  cookie?: true;
};

/** A route and the heading it stands under in the reference. */
export type TaggedRoute = Route & { tag: Tag };

export function tagged(tag: Tag, routes: readonly Route[]): TaggedRoute[] {
  return routes.map((route) => ({ ...route, tag }));
}
