import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

function fieldsIn(selections: readonly SelectionNode[], fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection): FieldNode[] => {
    if (selection.kind === 'Field') return [selection];
    const inner = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
    return inner ? fieldsIn(inner.selectionSet.selections, fragments) : [];
  });
}

const below = (field: FieldNode, fragments: Fragments) => fieldsIn(field.selectionSet?.selections ?? [], fragments);

const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/**
 * Names of the fields that a connection is asked for of each node (`nodes { … }` and `edges { node { … } }`). Directives
 * are not looked at: what they may leave out counts.
 */
export function nodeFields({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const [first] = fieldNodes;
  const before = first && fieldNodes.length === 1 ? known.get(first) : undefined;
  if (before) return before;
  const names = new Set<string>();
  const named = (fields: FieldNode[], name: string) => fields.filter((field) => field.name.value === name);
  const inside = (fields: FieldNode[]) => fields.flatMap((field) => below(field, fragments));
  const parts = inside([...fieldNodes]);
  const nodes = [...named(parts, 'nodes'), ...named(inside(named(parts, 'edges')), 'node')];
  for (const field of inside(nodes)) names.add(field.name.value);
  if (first && fieldNodes.length === 1) known.set(first, names);
  return names;
}
