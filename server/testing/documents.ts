import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { schema } from '../graphql/schema.ts';

type Field = GraphQLField<unknown, unknown>;

export type Operation = 'query' | 'mutation' | 'subscription';

const depthMax = 3;

/** What stands below `admin` is reached through it: `admin.organizations`. */
function isNamespace(field: Field): boolean {
  const type = getNamedType(field.type);
  return isObjectType(type) && /^Admin(Queries|Mutations)$/.test(type.name);
}

function rootType(operation: Operation): GraphQLObjectType {
  const type = schema.getRootType(operation as never) as GraphQLObjectType | undefined;
  if (!type) throw new Error(`the schema has no ${operation}`);
  return type;
}

/** Every field one can start with, those of `admin` with its name in front. */
export function rootFields(operation: Operation): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, field] of Object.entries(rootType(operation).getFields())) {
    if (!isNamespace(field)) fields.set(name, field);
    else {
      const below = getNamedType(field.type) as GraphQLObjectType;
      for (const [inner, innerField] of Object.entries(below.getFields())) fields.set(`${name}.${inner}`, innerField);
    }
  }
  return fields;
}

/** Every leaf of a type, and of its objects down to a depth; fields that need arguments are left out. */
function selectionOf(field: Field, depth: number): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) return '{ __typename }';
  if (!isObjectType(type)) return '';
  const inner = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const shown = inner.filter((child) => isLeafType(getNamedType(child.type)) || depth > 1);
  return `{ __typename ${shown.map((child) => `${child.name} ${selectionOf(child, depth - 1)}`).join(' ')} }`;
}

/**
 * An operation of one root field with all its arguments as variables.
 * @param selection what to ask for; every leaf within two levels unless told
 */
export function documentFor(operation: Operation, name: string, selection?: string): string {
  const field = rootFields(operation).get(name);
  if (!field) throw new Error(`the schema has no ${operation} ${name}`);
  const variables = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const args = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const own = name.split('.').at(-1);
  const inner = `${own}${args && `(${args})`} ${selection ?? selectionOf(field, depthMax)}`;
  const body = name.includes('.') ? `${name.split('.')[0]} { ${inner} }` : inner;
  return `${operation}${variables && ` (${variables})`} { ${body} }`;
}
