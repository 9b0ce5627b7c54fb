import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { AppError } from '../errors.ts';

/**
 * What a document may hold, counted before it is validated, since validation itself takes long on a hostile one. The
 * largest of our own documents has 88 fields and 620 tokens; GraphiQL's introspection is 14 deep.
 */
export const documentLimits = {
  characters: 65_536,
  tokens: 5_000,
  depth: 16,
  /** With every fragment written out. */
  fields: 1_000,
  aliases: 100,
  directives: 50,
  fragments: 100,
  variables: 100,
  operations: 20,
  /** Mutations of one operation. */
  mutations: 10,
};

type Measure = keyof typeof documentLimits;

/** @throws QUERY_TOO_COMPLEX that names the measure, its value and its limit */
export function refuseBeyond(measure: Measure, value: number): void {
  const limit = documentLimits[measure];
  if (value <= limit) return;
  throw new AppError('QUERY_TOO_COMPLEX', `The document has too many ${measure}; at most ${limit} are allowed.`, {
    measure,
    limit,
  });
}

type Size = { fields: number; depth: number };

/** Sizes of selections with their fragments written out; each fragment is measured once. */
class Expansion {
  #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #sizes = new Map<string, Size>();
  #open = new Set<string>();

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  sizeOf({ selections }: SelectionSetNode): Size {
    const total = { fields: 0, depth: 0 };
    for (const selection of selections) {
      const size =
        selection.kind === 'FragmentSpread'
          ? this.#fragmentSize(selection.name.value)
          : selection.selectionSet
            ? this.sizeOf(selection.selectionSet)
            : { fields: 0, depth: 0 };
      const own = selection.kind === 'Field' ? 1 : 0;
      total.fields += size.fields + own;
      total.depth = Math.max(total.depth, size.depth + own);
    }
    return total;
  }

  #fragmentSize(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return { fields: 0, depth: 0 }; // validation names it
    if (this.#open.has(name))
      throw new AppError('VALIDATION_FAILED', `The fragment ${name.slice(0, 60)} spreads itself.`);
    this.#open.add(name);
    const size = this.sizeOf(fragment.selectionSet);
    this.#open.delete(name);
    this.#sizes.set(name, size);
    return size;
  }
}

type Counts = { aliases: number; directives: number };

/** Walks without recursion, so that no nesting exhausts the stack. */
function countNodes(document: DocumentNode): Counts {
  const counts = { aliases: 0, directives: 0 };
  const waiting: SelectionSetNode[] = [];
  const note = (directives: readonly unknown[] | undefined) => {
    counts.directives += directives?.length ?? 0;
  };
  for (const definition of document.definitions) {
    if ('directives' in definition) note(definition.directives);
    if ('selectionSet' in definition) waiting.push(definition.selectionSet);
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const selection of next.selections) {
      note(selection.directives);
      if (selection.kind === 'Field' && selection.alias) counts.aliases += 1;
      if (selection.kind !== 'FragmentSpread' && selection.selectionSet) waiting.push(selection.selectionSet);
    }
  }
  return counts;
}

function refuseReserved(name: string | undefined): void {
  if (!name?.startsWith('__')) return;
  throw new AppError(
    'VALIDATION_FAILED',
    `The name ${name.slice(0, 60)} begins with "__", which is kept for introspection.`,
  );
}

function checkOperation(operation: OperationDefinitionNode, expansion: Expansion): void {
  refuseReserved(operation.name?.value);
  refuseBeyond('variables', operation.variableDefinitions?.length ?? 0);
  const { fields, depth } = expansion.sizeOf(operation.selectionSet);
  refuseBeyond('fields', fields);
  refuseBeyond('depth', depth);
  if (operation.operation === 'mutation') refuseBeyond('mutations', operation.selectionSet.selections.length);
}

/** @throws QUERY_TOO_COMPLEX; VALIDATION_FAILED for fragments in a circle and names that are kept for introspection */
export function checkDocument(document: DocumentNode): void {
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  const fragments = document.definitions.filter((definition) => definition.kind === 'FragmentDefinition');
  refuseBeyond('operations', operations.length);
  refuseBeyond('fragments', fragments.length);
  for (const { name } of fragments) refuseReserved(name.value);
  const { aliases, directives } = countNodes(document);
  refuseBeyond('aliases', aliases);
  refuseBeyond('directives', directives);
  const expansion = new Expansion(fragments);
  for (const fragment of fragments) expansion.sizeOf(fragment.selectionSet);
  for (const operation of operations) checkOperation(operation, expansion);
}
