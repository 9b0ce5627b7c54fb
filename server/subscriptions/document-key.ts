import { type DocumentNode, Kind, type OperationDefinitionNode, type VariableNode, visit } from 'graphql';

const numbers = new WeakMap<DocumentNode, number>();
let documents = 0;

/** Documents are parsed once and kept, so the same text is the same object. */
function numberOf(document: DocumentNode): number {
  const known = numbers.get(document);
  if (known !== undefined) return known;
  documents += 1;
  numbers.set(document, documents);
  return documents;
}

const cursorVariables = new WeakMap<OperationDefinitionNode, string | null>();

function countUses(document: DocumentNode, name: string): number {
  let uses = 0;
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: (node: VariableNode) => {
      if (node.name.value === name) uses += 1;
    },
  });
  return uses;
}

/** The variable that says where a subscriber resumes, and nothing else: it makes no difference to what an event looks like. */
function cursorVariable(document: DocumentNode, operation: OperationDefinitionNode): string | null {
  const known = cursorVariables.get(operation);
  if (known !== undefined) return known;
  const [root] = operation.selectionSet.selections;
  const after = root?.kind === 'Field' ? root.arguments?.find(({ name }) => name.value === 'after')?.value : undefined;
  const name = after?.kind === 'Variable' && countUses(document, after.name.value) === 1 ? after.name.value : null;
  cursorVariables.set(operation, name);
  return name;
}

type Subscription = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>> | null | undefined;
};

/** Equal for subscriptions that get the same answers, wherever each of them resumes. */
export function documentKey({ document, operation, variables }: Subscription): string {
  const cursor = cursorVariable(document, operation);
  const given = Object.entries(variables ?? {}).filter(([name]) => name !== cursor);
  const sorted = given.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${numberOf(document)} ${operation.name?.value ?? ''} ${JSON.stringify(sorted)}`;
}
