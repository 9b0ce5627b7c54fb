import type { DocumentNode, ExecutionResult } from 'graphql';
import { type FieldError, validationFailed } from '../errors.ts';
import type { Context } from '../graphql/context.ts';
import type { Endpoint } from '../graphql/endpoint.ts';
import type { Data } from './answer.ts';

function isWritten({ definitions }: DocumentNode, data: Data | null | undefined): boolean {
  const isMutation = definitions.some((definition) => 'operation' in definition && definition.operation === 'mutation');
  return isMutation && Object.values(data ?? {}).some((payload) => payload !== null);
}

/**
 * Runs a document of the table in process, through the same envelope as over HTTP and WebSocket. It was parsed and
 * validated before the server listened, so neither is done again.
 * @throws the first error, presented; of several that name fields, all fields in one
 */
export async function execute(
  endpoint: Endpoint,
  context: Context,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Promise<Data> {
  const enveloped = endpoint.getEnveloped({ ...context, params: {}, request: undefined });
  const result = (await enveloped.execute({
    schema: enveloped.schema,
    document,
    variableValues: variables,
    contextValue: await enveloped.contextFactory(),
  })) as ExecutionResult<Data>;
  const [first] = result.errors ?? [];
  if (!first) return result.data ?? {};
  // A write that was made is answered as one, with null in the place of what could not be shown.
  if (isWritten(document, result.data)) return result.data ?? {};
  if (first.extensions.code !== 'VALIDATION_FAILED' || first.extensions.reason) throw first;
  const fields = (result.errors ?? []).flatMap(
    ({ extensions }) => (extensions.fields as FieldError[] | undefined) ?? [],
  );
  throw fields.length > 0 ? validationFailed(fields) : first;
}
