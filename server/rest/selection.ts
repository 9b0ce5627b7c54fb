import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A selected field: its type, what is selected of it, and its description. */
export type Selected = { type: GraphQLOutputType; selection: SelectionSetNode | undefined; description: string };

/** Where a route's answer is. `type` and `selection` are those of one object, or of one entry of the list. */
export type Answered = {
  kind: 'object' | 'connection' | 'array';
  type: GraphQLNamedOutputType;
  selection: SelectionSetNode;
};

/** A field of a selection, by the name it has in the answer. */
function selectedField(parent: Selected, name: string): Selected | undefined {
  const type = getNamedType(parent.type);
  if (!isObjectType(type)) return undefined;
  for (const node of parent.selection?.selections ?? []) {
    if (node.kind !== 'Field' || (node.alias ?? node.name).value !== name) continue;
    const field = type.getFields()[node.name.value];
    return field && { type: field.type, selection: node.selectionSet, description: field.description ?? '' };
  }
  return undefined;
}

/** What an operation selects at a dotted path. @throws Error when it selects nothing there */
export function selectedAt(schema: GraphQLSchema, operation: OperationDefinitionNode, path: string): Selected {
  const root = schema.getRootType(operation.operation);
  let current: Selected | undefined = root
    ? { type: root, selection: operation.selectionSet, description: '' }
    : undefined;
  for (const name of path.split('.')) current = current && selectedField(current, name);
  if (!current) throw new Error(`${operation.name?.value}: nothing is selected at ${path}`);
  return current;
}

/** The fragment of a selection that is nothing but that fragment. */
export function loneFragment(selection: SelectionSetNode, document: DocumentNode): FragmentDefinitionNode | undefined {
  const [only] = selection.selections;
  if (selection.selections.length !== 1 || only?.kind !== 'FragmentSpread') return undefined;
  return document.definitions.find(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === 'FragmentDefinition' && definition.name.value === only.name.value,
  );
}

/** Of `node(id:) { ...Message }` the answer is a Message, not a Node. */
function narrowed(schema: GraphQLSchema, document: DocumentNode, { type, selection }: Selected) {
  if (!selection) throw new Error('an answer must be an object or a list of objects');
  const condition = loneFragment(selection, document)?.typeCondition.name.value;
  const named = condition ? schema.getType(condition) : undefined;
  return { type: (named as GraphQLNamedOutputType | undefined) ?? getNamedType(type), selection };
}

/** Where the answer of a route is: one object, a Relay connection, or an array. */
export function answerOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  path: string,
): Answered {
  const selected = selectedAt(schema, operation, path);
  const nodes = selectedField(selected, 'nodes');
  if (nodes) return { kind: 'connection', ...narrowed(schema, document, nodes) };
  const kind = isListType(getNullableType(selected.type)) ? 'array' : 'object';
  return { kind, ...narrowed(schema, document, selected) };
}
