import { isDeepStrictEqual } from 'node:util';
import type { Side } from './compare.ts';
import * as documents from './documents.ts';
import type { Shot } from './messages.ts';
import type { Product } from './product.ts';
import type { Remote } from './remote.ts';
import { rowsOf } from './rows-of.ts';
import { outside, type Stage } from './stage.ts';
import { VoidFigure } from './void-figure.ts';

type Workload = 'inbox' | 'thread';
type Server = { remote: Remote; port: number };

export const graphqlShot = (query: string, variables: object = {}, headers: Record<string, string> = {}): Shot => ({
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
  headers,
});

/** A side whose every answer must be, byte by byte, what it answers now. */
export async function steadySide(name: string, { remote, port }: Server, shots: Shot[]): Promise<Side> {
  const bodies: string[] = [];
  for (const { path, body, headers, method = 'POST' } of shots) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body }),
    });
    const text = await response.text();
    if (!response.ok || text.includes('"errors":[')) throw new VoidFigure(`${name}: ${text.slice(0, 600)}`);
    bodies.push(text);
  }
  return { name, port, pid: remote.pid, shots, expected: { bodies } };
}

/** The product, the floor and the peers with one workload, all answering the same rows. */
export async function listSides(stage: Stage, workload: Workload, servers: Servers, conversation = '') {
  const { owner, main } = await stage.world();
  const { organizationId: organization } = main;
  const user = owner.userId;
  const id = conversation && outside('conv', conversation);
  const subject = await steadySide('Switchboard', servers.product, [
    graphqlShot(documents.lists[workload], { id }, servers.product.headers(organization)),
  ]);
  const floor = await steadySide('floor', servers.floor, [
    { path: `/${workload}`, body: JSON.stringify({ user, conversation }) },
  ]);
  const variables = workload === 'inbox' ? { organization, user } : { organization, id: conversation };
  const peers = [
    await steadySide('PostGraphile', servers.postgraphile, [graphqlShot(documents.postgraphile[workload], variables)]),
    await steadySide('yoga', servers.yoga, [graphqlShot(documents.plain[workload], { id: conversation })]),
    await steadySide('Mercurius', servers.mercurius, [graphqlShot(documents.plain[workload], { id: conversation })]),
  ];
  compareRows(workload, [floor, subject, ...peers]);
  return { floor, subject, peers };
}

/** @throws VoidFigure when two sides answer different rows */
export function compareRows(workload: Workload, sides: Side[]): void {
  const rows = sides.map(({ expected }) =>
    rowsOf(workload, JSON.parse('bodies' in expected ? (expected.bodies[0] ?? '') : '')),
  );
  const [first = []] = rows;
  if (first.length !== 50) throw new VoidFigure(`${sides[0]?.name} answers ${first.length} rows instead of 50`);
  for (const [index, others] of rows.entries()) {
    if (isDeepStrictEqual(others, first)) continue;
    const at = first.findIndex((row, number) => !isDeepStrictEqual(row, others[number]));
    const [one, other] = [first[at], others[at]].map((row) => JSON.stringify(row));
    throw new VoidFigure(`${sides[index]?.name} answers other rows than ${sides[0]?.name}: ${other} for ${one}`);
  }
}

export type Servers = { product: Product; floor: Server; postgraphile: Server; yoga: Server; mercurius: Server };

/** Everything that lists are measured against. */
export async function startServers(stage: Stage, running: AsyncDisposableStack): Promise<Servers> {
  const { owner, main } = await stage.world();
  await stage.sql(documents.postgraphileFunctions);
  const environment = { ORGANIZATION_ID: main.organizationId, USER_ID: owner.userId };
  const start = async (script: string) => {
    const server = await stage.server(script, environment);
    running.defer(() => server.remote.stop());
    return server;
  };
  const product = await stage.product();
  running.defer(() => product.stop());
  return {
    product,
    floor: await start('floor-http'),
    postgraphile: await start('peer-postgraphile'),
    yoga: await start('peer-yoga'),
    mercurius: await start('peer-mercurius'),
  };
}
