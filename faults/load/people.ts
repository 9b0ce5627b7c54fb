import type { Person } from '../product/cast.ts';

const renewAfterMs = 8 * 60_000; // an access token lives for 15 minutes
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';

/** People's access tokens, renewed before they end and when the server says that one has ended. */
export class People {
  readonly #urls: readonly string[];
  readonly #renewing = new Map<string, Promise<void>>();

  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /** The one at hand when the server does not answer; it is tried again with the next request. */
  async token(person: Person): Promise<string> {
    if (Date.now() - person.loggedInAt > renewAfterMs) await this.renew(person, person.token);
    return person.token;
  }

  /** @param refused the token that the server did not take */
  async renew(person: Person, refused: string): Promise<void> {
    if (person.token !== refused) return; // somebody else was quicker
    const running = this.#renewing.get(person.email) ?? this.#logIn(person);
    this.#renewing.set(person.email, running);
    await running.finally(() => this.#renewing.delete(person.email));
  }

  async #logIn(person: Person): Promise<void> {
    const { email, password } = person;
    for (const url of this.#urls) {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: logIn, variables: { input: { email, password } } }),
        signal: AbortSignal.timeout(10_000),
      }).then(
        (response) => response.json() as Promise<{ data?: { logIn?: { accessToken: string } } }>,
        () => null, // this process is away; the next one may be there
      );
      const token = answer?.data?.logIn?.accessToken;
      if (!token) continue;
      Object.assign(person, { token, loggedInAt: Date.now() });
      return;
    }
  }
}
