import { getDatamodel } from '../generated/pothos.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { currentOrganization } from './scope.ts';

const { models } = getDatamodel().datamodel;

type Model = (typeof models)[string];
type Arguments = Record<string, unknown>;

function modelNamed(name: string): Model {
  const model = models[name];
  if (!model) throw new Error(`no model ${name} in the Prisma schema`);
  return model;
}

const tenantModels = new Set(
  Object.entries(models)
    .filter(([name, model]) => name === 'Organization' || model.fields.some(isTenantColumn))
    .map(([name]) => name),
);

/** A nullable organization_id marks a platform table that may mention an organization. */
function isTenantColumn(field: { name: string; isRequired: boolean }): boolean {
  return field.name === 'organizationId' && field.isRequired;
}

/** Whether a model's rows belong to one organization each (row-level security is on). */
export function isTenantModel(name: string): boolean {
  return tenantModels.has(name);
}

/** Also true for a query on a platform table that includes, filters by or writes a tenant table. */
function touchesTenantTable(name: string, args: unknown): boolean {
  return tenantModels.has(name) || mentionsTenantRelation(modelNamed(name), args);
}

function mentionsTenantRelation(model: Model, args: unknown): boolean {
  if (Array.isArray(args)) return args.some((entry) => mentionsTenantRelation(model, entry));
  if (typeof args !== 'object' || args === null || Object.getPrototypeOf(args) !== Object.prototype) return false;
  return Object.entries(args).some(([key, value]) => {
    if (value === undefined || value === false) return false;
    const field = model.fields.find(({ name }) => name === key);
    if (!field) return mentionsTenantRelation(model, value); // `where`, `select`, `AND`, `_count` …
    return field.kind === 'object' && touchesTenantTable(field.type, value);
  });
}

/** The sets of fields that identify one row of a model. */
function uniqueKeys(model: Model): readonly (readonly string[])[] {
  const single = model.fields.filter(({ isId, isUnique }) => isId || isUnique).map(({ name }) => [name]);
  const compound = [model.primaryKey, ...model.uniqueIndexes].filter((key) => key !== null);
  return [...single, ...compound.map(({ fields }) => fields)];
}

/**
 * The `where` of a `findUnique` as one for `findFirst`: compound keys (`organizationId_id: {…}`) become plain fields.
 * @throws when no unique key is complete. `findFirst` would take an undefined id for "any row".
 */
function plainWhere(name: string, where: Arguments | undefined): Arguments {
  const model = modelNamed(name);
  const plain: Arguments = {};
  for (const [key, value] of Object.entries(where ?? {})) {
    const known = ['AND', 'OR', 'NOT'].includes(key) || model.fields.some((field) => field.name === key);
    Object.assign(plain, known ? { [key]: value } : value);
  }
  const complete = uniqueKeys(model).some((fields) => fields.every((field) => plain[field] != null));
  if (!complete) throw new Error(`findUnique on ${name} needs all the values of one unique key`);
  return plain;
}

type FindFirst = { findFirst(args: Arguments): unknown; findFirstOrThrow(args: Arguments): unknown; $name?: string };

function asFindFirst(context: unknown, args: Arguments): { model: FindFirst; args: Arguments } {
  const model = Prisma.getExtensionContext(context) as unknown as FindFirst;
  return { model, args: { ...args, where: plainWhere(model.$name ?? '', args.where as Arguments) } };
}

/**
 * Guards the tenant boundary in the client itself:
 * - `findUnique` runs as `findFirst`. Prisma merges the `findUnique` calls of one tick, also those of different
 *   callers, into one statement, which would then run in one caller's organization.
 * - `$transaction` takes no list, for the same reason: lists of one tick are started together, in the scope of whoever
 *   came first. Its form with a function is safe.
 * - Touching a tenant table outside any organization's scope is an error. Row-level security alone would answer as if
 *   there were no rows.
 */
export function guarded(client: PrismaClient): PrismaClient {
  const extended = client.$extends({
    name: 'tenant guard',
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (currentOrganization() === null && touchesTenantTable(model, args)) {
            throw new Error(`${model}.${operation} outside any organization's scope (runInOrganization, asPlatform)`);
          }
          return query(args);
        },
      },
    },
    model: {
      $allModels: {
        findUnique(this: unknown, args: Arguments) {
          const first = asFindFirst(this, args);
          return first.model.findFirst(first.args);
        },
        findUniqueOrThrow(this: unknown, args: Arguments) {
          const first = asFindFirst(this, args);
          return first.model.findFirstOrThrow(first.args);
        },
      },
    },
  });
  return withoutListTransactions(extended as unknown as PrismaClient);
}

function withoutListTransactions(client: PrismaClient): PrismaClient {
  const transaction = (work: unknown, options: unknown) => {
    if (Array.isArray(work)) throw new Error('db.$transaction takes a function here, not a list (tenant-models.ts)');
    return client.$transaction(work as Parameters<typeof client.$transaction>[0], options as never);
  };
  return new Proxy(client, {
    get: (target, property) => (property === '$transaction' ? transaction : Reflect.get(target, property)),
  });
}
