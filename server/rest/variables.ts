import { type GraphQLInputType, getNamedType, getNullableType, isListType } from 'graphql';
import { type FieldError, validationFailed } from '../errors.ts';
import { readId } from '../graphql/ids.ts';
import type { CompiledRoute } from './compile.ts';
import { checkInput } from './input.ts';

export type RestRequest = {
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
};

const wholeNumber = /^-?\d{1,9}$/;

function scalarFrom(text: string, type: GraphQLInputType): unknown {
  const { name } = getNamedType(type);
  if (name === 'Int' && wholeNumber.test(text)) return Number(text);
  if (name === 'Boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** `?status=OPEN,PENDING` and `?status=OPEN&status=PENDING` say the same. */
function valueFrom(texts: string[], type: GraphQLInputType): unknown {
  if (!isListType(getNullableType(type))) return scalarFrom(texts.at(-1) ?? '', type);
  return texts.flatMap((text) => text.split(',')).map((text) => scalarFrom(text, type));
}

/** A parameter that is mistyped must not quietly widen a list, so unknown ones are refused. */
function readQuery(route: CompiledRoute, query: URLSearchParams): Record<string, unknown> {
  const known = new Map([...route.query].map(([name, { type }]) => [name, type]));
  const values: Record<string, unknown> = {};
  const unknown: FieldError[] = [];
  for (const name of new Set(query.keys())) {
    const type = known.get(name) ?? (route.paged ? pagingTypes(route).get(name) : undefined);
    if (type) values[name] = valueFrom(query.getAll(name), type);
    else unknown.push({ path: name, message: 'is not a parameter of this request' });
  }
  if (unknown.length > 0) throw validationFailed(unknown);
  return values;
}

function pagingTypes({ variables }: CompiledRoute): Map<string, GraphQLInputType | undefined> {
  return new Map([
    ['limit', variables.get('first')],
    ['cursor', variables.get('after')],
  ]);
}

function inputOf(route: CompiledRoute, { params, body }: RestRequest): Record<string, unknown> {
  const { filled = new Map<string, string>() } = route.input ?? {};
  const unknown = Object.keys(body).filter((name) => filled.has(name) || !route.input?.type.getFields()[name]);
  if (unknown.length > 0) {
    throw validationFailed(unknown.map((path) => ({ path, message: 'is not a field of this request' })));
  }
  const fromPath = [...filled].map(([field, param]) => [field, params[param]]);
  return { ...body, ...Object.fromEntries(fromPath) };
}

function filterOf(route: CompiledRoute, query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => route.query.has(name)));
}

/** Names as a REST client knows them. */
const shownNames: Record<string, string> = { first: 'limit', after: 'cursor', input: '', filter: '' };

/**
 * The variables of a route's document, checked against their types in words of REST.
 * @throws VALIDATION_FAILED that names every field and parameter that is wrong
 */
export function variablesFrom(route: CompiledRoute, request: RestRequest): Record<string, unknown> {
  if (route.node) readId(route.node, request.params.id ?? '');
  const query = readQuery(route, request.query);
  const input = inputOf(route, request);
  const sources: Record<string, unknown> = {
    ...query,
    ...request.params,
    input,
    filter: filterOf(route, query),
    first: query.limit,
    after: query.cursor,
  };
  const variables = Object.fromEntries([...route.variables.keys()].map((name) => [name, sources[name]]));
  const errors = [...route.variables].flatMap(([name, type]) =>
    checkInput(variables[name], type, shownNames[name] ?? name),
  );
  if (errors.length > 0) throw validationFailed(errors);
  return variables;
}

/** Paths of the schema's own errors, such as `filter.status` or `first`, in words of REST. */
export function shownPath(route: CompiledRoute, path: string): string {
  const name = path.replace(/^(input|filter)\./, '');
  return route.input?.filled.get(name) ?? route.renamed.get(name) ?? (shownNames[name] || name);
}
