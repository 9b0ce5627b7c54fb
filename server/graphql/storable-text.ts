import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type FieldError, validationFailed } from '../errors.ts';

const complaint = 'contains a character that cannot be stored (NUL, or half of a surrogate pair)';

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

const depthMax = 32;
/** The first text that PostgreSQL cannot store, or a nesting that nobody means, with its dotted path. */
function findFault(value: unknown, path: string, depth: number): FieldError | null {
  if (typeof value === 'string') return isStorable(value) ? null : { path, message: complaint };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === depthMax) return { path, message: `is nested more than ${depthMax} levels deep` };
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return { path, message: complaint };
    const found = findFault(inner, path === '' || path === 'input' ? key : `${path}.${key}`, depth + 1);
    if (found) return found;
  }
  return null;
}

function refuse(variables: unknown): void {
  const fault = findFault(variables, '', 0);
  if (fault) throw validationFailed([fault]);
}

function rule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (!isStorable(node.value)) context.reportError(new GraphQLError(`A text ${complaint}.`, { nodes: node }));
    },
  };
}

/** Text that no column can hold is refused by name, before any resolver, wherever in the input it stands. */
export const storableText: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(rule);
  },
  onExecute({ args }) {
    refuse(args.variableValues);
  },
  onSubscribe({ args }) {
    refuse(args.variableValues);
  },
};
