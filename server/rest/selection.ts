import {
  type DocumentNode,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/** Where a route's answer is and what is selected of it. */
export type Answered = {
  kind: 'object' | 'connection' | 'array';
  /** Of one object, or of one entry of the list. */
  type: GraphQLNamedOutputType;
  selection: SelectionSetNode;
};

export type Selected = { type: GraphQLOutputType; selection: SelectionSetNode | undefined; description: string };

/** One field of a selection, by the name it has in the answer. */
export function selectedField(
  parent: GraphQLNamedOutputType,
  selection: SelectionSetNode,
  name: string,
): Selected | undefined {
  if (!isObjectType(parent)) return undefined;
  for (const node of selection.selections) {
    if (node.kind !== 'Field' || (node.alias ?? node.name).value !== name) continue;
    const field = parent.getFields()[node.name.value];
    return field && { type: field.type, selection: node.selectionSet, description: field.description ?? '' };
  }
  return undefined;
}

export function selectedAt(
  root: GraphQLNamedOutputType,
  selection: SelectionSetNode,
  path: string,
): Selected & { selection: SelectionSetNode } {
  let current: Selected = { type: root as GraphQLOutputType, selection, description: '' };
  for (const name of path.split('.')) {
    const next = current.selection && selectedField(getNamedType(current.type), current.selection, name);
    if (!next) throw new Error(`${path} is not in the document's selection`);
    current = next;
  }
  return { ...current, selection: current.selection ?? emptySelection };
}

const emptySelection = { kind: 'SelectionSet', selections: [] } as unknown as SelectionSetNode;

/** The type a lone fragment is on: of `node { ...Message }` the answer is a Message. */
function narrowed(type: GraphQLNamedOutputType, selection: SelectionSetNode, document: DocumentNode) {
  const fragment = loneFragment(selection, document);
  return { type, fragmentType: fragment?.typeCondition.name.value ?? null };
}

/** The fragment of a selection that is nothing but that fragment. */
export function loneFragment(selection: SelectionSetNode, document: DocumentNode) {
  const [only] = selection.selections;
  if (selection.selections.length !== 1 || only?.kind !== 'FragmentSpread') return undefined;
  return document.definitions.find(
    (definition) => definition.kind === 'FragmentDefinition' && definition.name.value === only.name.value,
  ) as import('graphql').FragmentDefinitionNode | undefined;
}
