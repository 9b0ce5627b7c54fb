import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { AppError, type FieldError, validationFailed } from '../errors.ts';

const complaint = 'contains a character that cannot be stored (NUL, or half of a surrogate pair)';

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

const depthMax = 32;
const valuesMax = 10_000;

/** Counted before the values themselves are looked at, so that a megabyte of them costs little. */
function refuseTooMany(variables: unknown): void {
  let count = 0;
  const waiting: unknown[] = [variables];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    count += inner.length;
    if (count > valuesMax) {
      throw new AppError('QUERY_TOO_COMPLEX', `The variables hold more than ${valuesMax} values.`, {
        measure: 'values',
        limit: valuesMax,
      });
    }
    for (const value of inner) if (typeof value === 'object') waiting.push(value);
  }
}

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
  refuseTooMany(variables);
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
