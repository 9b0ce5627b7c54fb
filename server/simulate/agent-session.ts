import { ApiError, type Patience, SimulatorApi } from './api.ts';
import type { Credentials } from './arguments.ts';
import { logInDocument } from './documents.ts';

type LoggedIn = {
  logIn: {
    accessToken: string;
    expiresAt: string;
    user: { id: string; name: string };
    organization: { name: string } | null;
  };
};

/** Somebody who answers: their own log-in, renewed whenever the access token ends. */
export type Agent = { api: SimulatorApi; userId: string; name: string; organization: string };

export type Connection = { url: string; patience?: Patience; onRetry?: (reason: string) => void; signal?: AbortSignal };

const renewBeforeMs = 30_000;

/** @throws ApiError for wrong credentials, UnreachableError */
export async function logIn(connection: Connection, credentials: Credentials): Promise<Agent> {
  const door = new SimulatorApi({ ...connection, credentials: async () => null });
  const request = async () => (await door.run<LoggedIn>(logInDocument, { input: credentials })).logIn;
  const first = await request();
  if (!first.organization) throw new ApiError({ message: `${credentials.email} belongs to no organization.` });

  let current: Promise<LoggedIn['logIn']> = Promise.resolve(first);
  const renew = () => {
    const before = current;
    current = request();
    // A log-in that could not be reached must not be remembered; the next request tries it again.
    current.catch(() => {
      current = before;
    });
    return current;
  };
  const token = async (refused: boolean) => {
    const { accessToken, expiresAt } = await current;
    if (!refused && Date.parse(expiresAt) - Date.now() > renewBeforeMs) return accessToken;
    return (await renew()).accessToken;
  };
  const api = new SimulatorApi({ ...connection, credentials: token });
  return { api, userId: first.user.id, name: first.user.name, organization: first.organization.name };
}
