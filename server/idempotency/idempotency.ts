import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isObjectType,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Actor } from '../auth/actor.ts';
import { type FieldError, validationFailed } from '../errors.ts';
import type { Context } from '../graphql/context.ts';
import { findAnswer, keepAnswer, marksOfRequest } from './answers.service.ts';
import { type KeyedRequest, runKeyed } from './claims.ts';

const keyShape = /^[\x21-\x7e]{1,200}$/;

function wrong(message: string): never {
  const fields: FieldError[] = [{ path: 'Idempotency-Key', message }];
  throw validationFailed(fields);
}

/**
 * The header of a request.
 * @throws VALIDATION_FAILED for an empty or malformed one
 */
export function readIdempotencyKey(headers: { get(name: string): string | null }): string | null {
  const key = headers.get('idempotency-key');
  if (key !== null && !keyShape.test(key)) wrong('takes 1 to 200 visible ASCII characters');
  return key;
}

function scopeOf({ kind, id, organizationId, origin }: Actor): string {
  return kind === 'anonymous' ? `address:${origin.ip}` : `${kind}:${id}@${organizationId ?? 'none'}`;
}

/** The one field that an operation calls, below a namespace such as `admin` as well. */
function loneField(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): { path: string; node: FieldNode; type: GraphQLObjectType } {
  let type = schema.getMutationType() as GraphQLObjectType;
  let selections = operation.selectionSet.selections;
  for (const path: string[] = []; ; ) {
    const [node] = selections;
    if (selections.length !== 1 || node?.kind !== 'Field') wrong('takes an operation with one mutation');
    path.push(node.name.value);
    const inner = getNamedType(type.getFields()[node.name.value]?.type as never);
    const namespace = isObjectType(inner) && inner.name.endsWith('Mutations') ? inner : null;
    if (!namespace || !node.selectionSet) return { path: path.join('.'), node, type };
    type = namespace;
    selections = node.selectionSet.selections;
  }
}

const printed = new WeakMap<DocumentNode, string>();

function hashOf(document: DocumentNode): string {
  const known = printed.get(document) ?? createHash('sha256').update(print(document)).digest('base64url');
  printed.set(document, known);
  return known;
}

type Execution = {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: Record<string, unknown> | null | undefined;
};

function requestOf({ schema, document, operationName, variableValues }: Execution, actor: Actor, key: string) {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'mutation') return null;
  const { path, node, type } = loneField(schema, operation);
  const field = type.getFields()[node.name.value];
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  if (!field || variables.errors) return null; // the executor says what is wrong
  const marks = marksOfRequest(path, getArgumentValues(field, node, variables.variableValues));
  const { organizationId } = actor;
  const request: KeyedRequest = {
    scope: scopeOf(actor),
    key,
    organizationId,
    operation: path,
    requestHash: marks[0] ?? '',
    marks,
    slots: 0,
    replayed: false,
  };
  return request;
}

/** Cookies that an execution sets, for the answer that is kept. */
function recordCookies(context: Context): string[] {
  const cookies: string[] = [];
  const { setCookie } = context;
  context.setCookie = (cookie) => {
    cookies.push(cookie);
    setCookie(cookie);
  };
  return cookies;
}

/**
 * `Idempotency-Key`, over GraphQL and REST alike: the same key and request give the first answer again. The change is
 * remembered in its own transaction (claims.ts), so that a crash between the two makes nothing twice.
 */
export const idempotency: Plugin<Context> = {
  async onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
    const context = args.contextValue;
    const request = context.idempotencyKey && requestOf(args as Execution, context.actor, context.idempotencyKey);
    if (!request) return;
    const document = hashOf(args.document);
    const kept = await findAnswer(request);
    if (kept?.document === document) {
      context.setHeader('Idempotency-Replayed', 'true');
      for (const cookie of kept.cookies) context.setCookie(cookie);
      setResultAndStopExecution({ data: kept.data } as ExecutionResult);
      return;
    }
    const cookies = recordCookies(context);
    setExecuteFn((input) => runKeyed(request, () => executeFn(input)));
    return {
      async onExecuteDone({ result }) {
        if (request.replayed) context.setHeader('Idempotency-Replayed', 'true');
        if (!('data' in result) || result.errors) return;
        await keepAnswer(request, { document, data: result.data, cookies });
      },
    };
  },
};
