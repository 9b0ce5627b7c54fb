import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { idPrefixes } from '../db/ids.ts';
import { encodeNodeId, type NodeName } from './ids.ts';

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/**
 * The relay plugin resolves `id` in an asynchronous function, for ids that have to be looked up. Ours stand in the row;
 * as promises they make a promise of every row, and of the list.
 */
class NodeIdsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolver: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const { name, parentType } = field;
    if (name !== 'id' || !(parentType in idPrefixes)) return resolver;
    return (row) => encodeNodeId(parentType as NodeName, (row as { id: string }).id);
  }
}

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      nodeIds: NodeIdsPlugin<Types>;
    }
  }
}

const name = 'nodeIds';

SchemaBuilder.registerPlugin(name, NodeIdsPlugin);

export default name;
