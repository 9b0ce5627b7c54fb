import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { FieldError } from '../errors.ts';

const below = (path: string, name: string | number) => (path === '' ? String(name) : `${path}.${name}`);

const takes: Record<string, { words: string; fits: (value: unknown) => boolean }> = {
  String: { words: 'must be text', fits: (value) => typeof value === 'string' },
  ID: { words: 'must be an id, as text', fits: (value) => typeof value === 'string' },
  Int: {
    words: 'must be a whole number',
    fits: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  },
  Float: { words: 'must be a number', fits: (value) => typeof value === 'number' },
  Boolean: { words: 'must be true or false', fits: (value) => typeof value === 'boolean' },
};

function checkObject(value: unknown, type: GraphQLInputObjectType, path: string): FieldError[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, message: 'must be an object' }];
  }
  const given = value as Record<string, unknown>;
  const fields = type.getFields();
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ path: below(path, name), message: 'is not a field of this request' }));
  const wrong = Object.values(fields).flatMap((field) => {
    const at = below(path, field.name);
    const missing = given[field.name] === undefined;
    if (missing) return isRequiredInputField(field) ? [{ path: at, message: 'is required' }] : [];
    return checkInput(given[field.name], field.type, at);
  });
  return [...unknown, ...wrong];
}

function checkLeaf(value: unknown, type: GraphQLInputType, path: string): FieldError[] {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return names.includes(value as string) ? [] : [{ path, message: `must be one of ${names.join(', ')}` }];
  }
  if (!isLeafType(type)) return [];
  const known = takes[type.name];
  if (known) return known.fits(value) ? [] : [{ path, message: known.words }];
  try {
    type.parseValue(value);
    return [];
  } catch (error) {
    return [{ path, message: error instanceof Error ? error.message : `is not a ${type.name}` }];
  }
}

/**
 * What is wrong with a value of an input type, in words that name no type of the schema. GraphQL checks the same when
 * it coerces variables, but says it for people who write queries.
 */
export function checkInput(value: unknown, type: GraphQLInputType, path: string): FieldError[] {
  if (isNonNullType(type)) {
    if (value === undefined) return [{ path, message: 'is required' }];
    return value === null ? [{ path, message: 'must not be null' }] : checkInput(value, type.ofType, path);
  }
  if (value === undefined || value === null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return [{ path, message: 'must be a list' }];
    return value.flatMap((entry, index) => checkInput(entry, type.ofType, below(path, index)));
  }
  return isInputObjectType(type) ? checkObject(value, type, path) : checkLeaf(value, type, path);
}
