import {
  type FieldNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { TaggedRoute } from './route.ts';
import { type Answered, answerOf, selectedAt } from './selection.ts';

/** A route with what its document says about it, worked out once. */
export type CompiledRoute = TaggedRoute & {
  operation: OperationDefinitionNode;
  operationName: string;
  /** Name of the query or mutation field behind the route, and what the schema says of it. */
  field: string;
  description: string;
  variables: ReadonlyMap<string, GraphQLInputType>;
  /** Arguments of the field that have another name in the document's variables: `callSessionId` is `$id`. */
  renamed: ReadonlyMap<string, string>;
  pathParams: readonly string[];
  /** The JSON body; `filled` are its fields that come from the path. */
  input: { type: GraphQLInputObjectType; filled: ReadonlyMap<string, string> } | null;
  /** Query parameters besides limit and cursor, with the type each is read as. */
  query: ReadonlyMap<string, { type: GraphQLInputType; description: string }>;
  paged: boolean;
  answered: Answered | null;
};

function operationOf(route: TaggedRoute): OperationDefinitionNode {
  const operation = route.document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation?.name) throw new Error(`${route.method} ${route.path} has no named operation`);
  return operation;
}

function fieldOf(operation: OperationDefinitionNode): FieldNode {
  const [field, ...others] = operation.selectionSet.selections;
  if (field?.kind === 'Field' && others.length === 0) return field;
  throw new Error(`${operation.name?.value}: an operation of REST selects one field`);
}

function variablesOf(schema: GraphQLSchema, operation: OperationDefinitionNode): Map<string, GraphQLInputType> {
  const variables = new Map<string, GraphQLInputType>();
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node);
    if (!type) throw new Error(`${operation.name?.value}: $${variable.name.value} has an unknown type`);
    variables.set(variable.name.value, type as GraphQLInputType);
  }
  return variables;
}

function renamedOf({ arguments: args = [] }: FieldNode): Map<string, string> {
  return new Map(
    args.flatMap(({ name, value }) =>
      value.kind === 'Variable' && value.name.value !== name.value ? [[name.value, value.name.value] as const] : [],
    ),
  );
}

const mappedElsewhere = new Set(['input', 'filter', 'first', 'after']);

function queryOf(schema: GraphQLSchema, route: Pick<CompiledRoute, 'field' | 'variables' | 'pathParams'>) {
  const query = new Map<string, { type: GraphQLInputType; description: string }>();
  const args = schema.getQueryType()?.getFields()[route.field]?.args ?? [];
  for (const [name, type] of route.variables) {
    if (mappedElsewhere.has(name) || route.pathParams.includes(name)) continue;
    query.set(name, { type, description: args.find((arg) => arg.name === name)?.description ?? '' });
  }
  const filter = route.variables.get('filter');
  const filterType = filter && getNamedType(filter);
  if (!isInputObjectType(filterType)) return query;
  for (const { name, type, description } of Object.values(filterType.getFields())) {
    query.set(name, { type, description: description ?? '' });
  }
  return query;
}

/** @throws Error when the document does not fit the schema; the server does not start then */
export function compileRoute(schema: GraphQLSchema, route: TaggedRoute): CompiledRoute {
  const operation = operationOf(route);
  const node = fieldOf(operation);
  const field = node.name.value;
  const variables = variablesOf(schema, operation);
  const pathParams = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const input = variables.get('input');
  const inputType = input && getNamedType(input);
  const filled = new Map(pathParams.map((name) => [name === 'id' ? (route.idField ?? name) : name, name]));
  return {
    ...route,
    operation,
    operationName: operation.name?.value ?? '',
    field,
    description: selectedAt(schema, operation, field).description,
    variables,
    renamed: renamedOf(node),
    pathParams,
    input: isInputObjectType(inputType) ? { type: inputType, filled } : null,
    query: queryOf(schema, { field, variables, pathParams }),
    paged: variables.has('first'),
    answered: route.answer ? answerOf(schema, route.document, operation, route.answer) : null,
  };
}
