import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string | null>();

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs `fn` in the scope of one organization: every query that it starts sees and writes that organization's rows only.
 * A transaction keeps the organization it began in.
 * @param organizationId database id (UUID), not a TypeID
 */
export function runInOrganization<T>(organizationId: string, fn: () => T): T {
  if (!uuidShape.test(organizationId)) throw new Error(`not an organization's database id: ${organizationId}`);
  return scope.run(organizationId, () => started(fn()));
}

/** Runs `fn` in no organization's scope. For `asPlatform`; everything else names an organization. */
export function runOutsideOrganizations<T>(fn: () => T): T {
  return scope.run(null, () => started(fn()));
}

/** The organization in whose scope the caller runs (database id), or null. */
export function currentOrganization(): string | null {
  return scope.getStore() ?? null;
}

/** Prisma's promises start when they are awaited, which would be after the scope has been left. Start them here. */
function started<T>(result: T): T {
  if (Object.prototype.toString.call(result) !== '[object PrismaPromise]') return result;
  const lazy = result as unknown as Promise<unknown>;
  return new Promise((resolve, reject) => lazy.then(resolve, reject)) as T;
}
