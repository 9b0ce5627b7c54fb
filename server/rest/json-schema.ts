import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  type SelectionSetNode,
} from 'graphql';
import { loneFragment } from './selection.ts';

export type JsonSchema = Record<string, unknown>;

const scalars: Record<string, JsonSchema> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
  JSON: {},
};

function described(schema: JsonSchema, description: string | null | undefined): JsonSchema {
  return description ? { ...schema, description } : schema;
}

function nullable(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
}

/**
 * JSON Schemas of what documents select and of what their inputs take. A selection that is one fragment, an enum and an
 * input type become components; everything else is written where it stands.
 */
export class SchemaWriter {
  readonly components = new Map<string, JsonSchema>();
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Registered before it is built, since types may refer to themselves. */
  #component(name: string, build: () => JsonSchema): JsonSchema {
    if (!this.components.has(name)) {
      this.components.set(name, {});
      this.components.set(name, build());
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #leaf(type: GraphQLLeafType): JsonSchema {
    if (!isEnumType(type)) return scalars[type.name] ?? {};
    const names = type.getValues().map(({ name }) => name);
    return this.#component(type.name, () => described({ type: 'string', enum: names }, type.description));
  }

  #object(type: GraphQLNamedOutputType, selection: SelectionSetNode, document: DocumentNode): JsonSchema {
    if (!isObjectType(type)) throw new Error(`${type.name} is selected without a fragment that says which type it is`);
    const properties: Record<string, JsonSchema> = {};
    for (const node of selection.selections) {
      const field = node.kind === 'Field' ? type.getFields()[node.name.value] : undefined;
      if (node.kind !== 'Field' || !field) throw new Error(`${type.name}: a fragment stands alone or not at all`);
      const value = this.output(field.type, node.selectionSet, document);
      properties[(node.alias ?? node.name).value] = described(value, field.description);
    }
    return described({ type: 'object', properties, required: Object.keys(properties) }, type.description);
  }

  /** What is selected of a type. */
  selected(type: GraphQLNamedOutputType, selection: SelectionSetNode, document: DocumentNode): JsonSchema {
    const fragment = loneFragment(selection, document);
    if (!fragment) return this.#object(type, selection, document);
    const on = this.#schema.getType(fragment.typeCondition.name.value) as GraphQLNamedOutputType;
    return this.#component(fragment.name.value, () => this.#object(on, fragment.selectionSet, document));
  }

  output(type: GraphQLOutputType, selection: SelectionSetNode | undefined, document: DocumentNode): JsonSchema {
    if (!isNonNullType(type)) return nullable(this.#present(type, selection, document));
    return this.#present(type.ofType, selection, document);
  }

  #present(type: GraphQLOutputType, selection: SelectionSetNode | undefined, document: DocumentNode): JsonSchema {
    if (isListType(type)) return { type: 'array', items: this.output(type.ofType, selection, document) };
    if (isLeafType(type)) return this.#leaf(type);
    if (!selection) throw new Error('an object needs a selection');
    return this.selected(getNamedType(type), selection, document);
  }

  input(type: GraphQLInputType): JsonSchema {
    return isNonNullType(type) ? this.given(type.ofType) : nullable(this.given(type));
  }

  /** An input that is not null: what is absent from a query is absent. */
  given(type: GraphQLInputType): JsonSchema {
    if (isNonNullType(type)) return this.given(type.ofType);
    if (isListType(type)) return { type: 'array', items: this.input(type.ofType) };
    if (isInputObjectType(type)) return this.inputObject(type, []);
    return isLeafType(type) ? this.#leaf(type) : {};
  }

  /** @param filled fields that come from the path and are not in the body */
  inputObject(type: GraphQLInputObjectType, filled: readonly string[]): JsonSchema {
    return this.#component(type.name, () => {
      const fields = Object.values(type.getFields()).filter(({ name }) => !filled.includes(name));
      const properties = fields.map(({ name, type, description }) => [name, described(this.input(type), description)]);
      const required = fields.filter(isRequiredInputField).map(({ name }) => name);
      return described(
        {
          type: 'object',
          properties: Object.fromEntries(properties),
          additionalProperties: false,
          ...(required.length > 0 && { required }),
        },
        type.description,
      );
    });
  }
}
