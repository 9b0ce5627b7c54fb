import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { answerOf, type Answered } from './selection.ts';
import type { TaggedRoute } from './route.ts';

/** A route with what its document says about it, worked out once. */
export type CompiledRoute = TaggedRoute & {
  operationName: string;
  /** The mutation or query field it stands for, and its description. */
  description: string;
  variables: ReadonlyMap<string, GraphQLInputType>;
  /** The JSON body; `filled` are its fields that come from the path. */
  input: { type: GraphQLInputObjectType; filled: readonly string[] } | null;
  /** Query parameters besides limit and cursor, each with the type it is read as. */
  query: ReadonlyMap<string, GraphQLInputType>;
  paged: boolean;
  pathParams: readonly string[];
  answered: Answered | null;
};

function operationOf(route: TaggedRoute): OperationDefinitionNode {
  const operation = route.document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation?.name) throw new Error(`${route.method} ${route.path} has no named operation`);
  return operation;
}

function rootType(schema: GraphQLSchema, operation: OperationDefinitionNode): GraphQLObjectType {
  const type = schema.getRootType(operation.operation);
  if (!type) throw new Error(`the schema has no ${operation.operation}`);
  return type;
}

function variablesOf(schema: GraphQLSchema, operation: OperationDefinitionNode): Map<string, GraphQLInputType> {
  const variables = new Map<string, GraphQLInputType>();
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node);
    if (!type) throw new Error(`${operation.name?.value}: $${variable.name.value} has a type the schema does not know`);
    variables.set(variable.name.value, type as GraphQLInputType);
  }
  return variables;
}

const mappedElsewhere = new Set(['input', 'filter', 'first', 'after']);

function queryOf(variables: ReadonlyMap<string, GraphQLInputType>, pathParams: readonly string[]) {
  const query = new Map<string, GraphQLInputType>();
  for (const [name, type] of variables) {
    if (!mappedElsewhere.has(name) && !pathParams.includes(name)) query.set(name, type);
  }
  const filter = getNamedType(variables.get('filter'));
  if (isInputObjectType(filter)) {
    for (const field of Object.values(filter.getFields())) query.set(field.name, field.type);
  }
  return query;
}

export function pathParamsOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
}

/** @throws Error when the document does not fit the schema; the server does not start then */
export function compileRoute(schema: GraphQLSchema, route: TaggedRoute): CompiledRoute {
  const operation = operationOf(route);
  const variables = variablesOf(schema, operation);
  const pathParams = pathParamsOf(route.path);
  const inputType = getNamedType(variables.get('input'));
  const root = operation.selectionSet.selections[0];
  const field = root?.kind === 'Field' ? rootType(schema, operation).getFields()[root.name.value] : undefined;
  if (!field) throw new Error(`${route.method} ${route.path}: its operation selects no field of the schema`);
  const filled = pathParams.map((name) => (name === 'id' ? (route.idField ?? 'id') : name));
  return {
    ...route,
    operationName: operation.name?.value ?? '',
    description: field.description ?? '',
    variables,
    input: isInputObjectType(inputType) ? { type: inputType, filled } : null,
    query: queryOf(variables, pathParams),
    paged: variables.has('first'),
    pathParams,
    answered: route.answer
      ? answerOf(rootType(schema, operation), operation.selectionSet, route.document, route.answer)
      : null,
  };
}

export function isListOf(type: GraphQLInputType): boolean {
  return isListType(getNullableType(type));
}
