import { toTypeId } from '../server/db/ids.ts';
import { freePort } from './machine.ts';
import { Remote } from './remote.ts';
import { settings } from './settings.ts';

/** biome-ignore lint/suspicious/noExplicitAny: the data of any document */
export type Data = any;

type Start = { url: string; dataDir: string; environment: Record<string, string>; flags: string[] };

/** What is not under test is lifted: limits that a person would never reach from one account. */
const lifted = {
  RATE_LIMITS: 'off',
  ATTEMPT_LIMITS: 'off',
  CONNECTIONS_PER_VIEWER: '20000',
  CONNECTIONS_PER_ORGANIZATION: '20000',
};

/** The server under test. */
export class Product {
  readonly remote: Remote;
  readonly port: number;
  token = '';

  private constructor(remote: Remote, port: number) {
    this.remote = remote;
    this.port = port;
  }

  static async start({ url, dataDir, environment, flags }: Start): Promise<Product> {
    const port = await freePort();
    const env = {
      POSTGRES_URL: url,
      DATA_DIR: dataDir, // its generated secret is shared by all servers of a run, and so are tokens
      PORT: String(port),
      ROLES: 'api',
      DEMO: '0',
      LOG_LEVEL: 'warn',
      ...lifted,
      ...environment,
    };
    const profiling = settings.profiles ? ['--cpu-prof', `--cpu-prof-dir=${settings.profiles}`] : [];
    const remote = await Remote.start('../server/main.ts', {
      env,
      flags: [...profiling, ...flags],
      readyWhen: /is ready/,
    });
    return new Product(remote, port);
  }

  async logIn(email: string, password: string): Promise<void> {
    const { logIn } = await this.run('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }', {
      input: { email, password },
    });
    this.token = logIn.accessToken;
  }

  /** @param organizationId database id of the organization to work in */
  headers(organizationId?: string): Record<string, string> {
    return {
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(organizationId && { 'x-organization-id': toTypeId('org', organizationId) }),
    };
  }

  /** @throws when the answer has errors */
  async run(query: string, variables: object = {}, organizationId?: string): Promise<Data> {
    const response = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers(organizationId) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Data;
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 1000));
    return data;
  }

  stop(): Promise<void> {
    return this.remote.stop();
  }
}
