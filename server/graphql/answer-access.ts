import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { AppError } from '../errors.ts';
import { declaredRule, declaredScopes, holds, type Rule } from './access-rules.ts';
import type { Context } from './context.ts';

type Needed = { type: string; rule: Rule };

/** The rules of the objects that a selection cannot do without. Where null may stand, null is the answer. */
function neededBy(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Needed[] {
  return selections.flatMap((selection): Needed[] => {
    if (selection.kind === 'FragmentSpread') {
      const fragment = fragments.get(selection.name.value);
      const narrowed = fragment && schema.getType(fragment.typeCondition.name.value);
      return fragment && narrowed ? neededBy(schema, narrowed, fragment.selectionSet, fragments) : [];
    }
    if (selection.kind === 'InlineFragment') {
      const narrowed = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
      return narrowed ? neededBy(schema, narrowed, selection.selectionSet, fragments) : [];
    }
    const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
    if (!field || !selection.selectionSet || !isNonNullType(field.type)) return [];
    const inner = getNamedType(field.type);
    const shownWithField = declaredScopes(field).grantScopes !== undefined;
    const rule = shownWithField ? null : declaredRule(inner);
    const below = neededBy(schema, inner, selection.selectionSet, fragments);
    return rule ? [{ type: inner.name, rule }, ...below] : below;
  });
}

const known = new WeakMap<DocumentNode, Map<string, Needed[]>>();

function neededFor(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Needed[] {
  const operations = known.get(document) ?? new Map<string, Needed[]>();
  known.set(document, operations);
  const operation = getOperationAST(document, operationName);
  const root = schema.getMutationType();
  if (operation?.operation !== 'mutation' || !root) return [];
  const name = operation.name?.value ?? '';
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const needed = operations.get(name) ?? neededBy(schema, root, operation.selectionSet, fragments);
  operations.set(name, needed);
  return needed;
}

/**
 * A mutation whose answer the actor may not read is refused before it is made: refused after it, it would be done and
 * look as if it were not.
 */
export const answerAccess: Plugin<Context> = {
  onExecute({ args }) {
    const { actor } = args.contextValue;
    if (actor.kind === 'anonymous') return; // signing in answers what nobody could read before
    const { schema, document, operationName } = args as never as {
      schema: GraphQLSchema;
      document: DocumentNode;
      operationName?: string;
    };
    const refused = neededFor(schema, document, operationName ?? null).find(({ rule }) => !holds(actor, rule));
    if (!refused) return;
    throw new AppError(
      'FORBIDDEN',
      `The answer holds a ${refused.type}, and to read one takes the permission ${refused.rule}; nothing was done.`,
      { permission: refused.rule },
    );
  },
};
