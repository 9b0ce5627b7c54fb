import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { type AppError, fromGraphqlErrors, unreachable } from './app-error';

export const graphqlUrl = '/graphql';

/** Cookies count only together with this header: another site cannot send it without asking first. */
export const preflightHeader = { 'graphql-require-preflight': '1' };

/** A request whose answer is swallowed must not hold up those who wait for it, in every tab. */
export const answerWithinMs = 15_000;

export type Answer<Data> = { data: Data; error?: undefined } | { data?: undefined; error: AppError };

/** How far this machine's clock is ahead of the server's: a token ends by the server's. */
let clockAheadMs = 0;

export const serverNowMs = (): number => Date.now() - clockAheadMs;

function compareClocks(response: Response): void {
  const serverMs = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(serverMs)) clockAheadMs = Date.now() - serverMs;
}

/** One request outside the cache, for signing in and renewing a session: there is no client yet. */
export async function requestGraphql<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken?: string,
): Promise<Answer<Data>> {
  try {
    const response = await fetch(graphqlUrl, {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        ...preflightHeader,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify({ query: stringifyDocument(document), variables }),
    });
    compareClocks(response);
    const body = (await response.json()) as { data?: Data | null; errors?: { message: string }[] };
    if (body.errors?.length) return { error: fromGraphqlErrors(body.errors, response.headers.get('x-request-id')) };
    if (!body.data) return { error: unreachable(`The server answered ${response.status}.`) };
    return { data: body.data };
  } catch (error) {
    return { error: unreachable(error instanceof Error ? error.message : String(error)) };
  }
}
