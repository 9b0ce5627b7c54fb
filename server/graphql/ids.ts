import { decodeTypeId, InvalidIdError, idPrefixes, parseTypeId, toTypeId } from '../db/ids.ts';
import { validationFailed } from '../errors.ts';

export type NodeName = keyof typeof idPrefixes;

export function encodeNodeId(typename: string, id: string | number | bigint): string {
  return toTypeId(idPrefixes[typename as NodeName], String(id));
}

function asValidation<T>(path: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof InvalidIdError) throw validationFailed([{ path, message: error.message }]);
    throw error;
  }
}

/** For `node(id:)`: which type an id belongs to. */
export function decodeNodeId(id: string): { typename: string; id: string } {
  return readAnyId(id, 'id');
}

/** The type and database id behind an id of any type. @throws VALIDATION_FAILED */
export function readAnyId(id: string, path: string): { typename: NodeName; id: string } {
  return asValidation(path, () => decodeTypeId(id));
}

/**
 * The database id behind an id of the API.
 * @throws VALIDATION_FAILED that names the prefix it got and the one it takes
 */
export function readId(typename: NodeName, id: string, path = 'id'): string {
  return asValidation(path, () => parseTypeId(idPrefixes[typename], id));
}

export function readOptionalId(typename: NodeName, id: string | null | undefined, path: string): string | null {
  return id == null ? null : readId(typename, id, path);
}

export function readIds(typename: NodeName, ids: readonly string[], path: string): string[] {
  return ids.map((id, index) => readId(typename, id, `${path}.${index}`));
}
