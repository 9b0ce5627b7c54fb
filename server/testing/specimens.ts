import type { NodeName } from '../graphql/ids.ts';
import { accounts } from './specimens/accounts.ts';
import { admin } from './specimens/admin.ts';
import { aiAgents } from './specimens/ai-agents.ts';
import { billing } from './specimens/billing.ts';
import { calls } from './specimens/calls.ts';
import { channels } from './specimens/channels.ts';
import { contacts } from './specimens/contacts.ts';
import { conversations } from './specimens/conversations.ts';
import { knowledge } from './specimens/knowledge.ts';
import { labels } from './specimens/labels.ts';
import { logs } from './specimens/logs.ts';
import { organizations } from './specimens/organizations.ts';
import { plans } from './specimens/plans.ts';
import { presence } from './specimens/presence.ts';
import { search } from './specimens/search.ts';
import { stats } from './specimens/stats.ts';
import { webhooks } from './specimens/webhooks.ts';
import { workflows } from './specimens/workflows.ts';
import type { World } from './world.ts';

type Arguments = Record<string, unknown>;

/** Arguments with which a field succeeds for the owner, made anew for each call. */
export type Specimen = (world: World) => Arguments | Promise<Arguments>;

/** Who tries a field, where it is not the owner with the owner's token. */
export type Caller = { token: string | null; headers?: Record<string, string> };

/** What one domain gives to the tests that walk the whole schema. */
export type Specimens = {
  /** Makes an object of a node type and answers its id. */
  makes?: Partial<Record<NodeName, (world: World) => Promise<string>>>;
  /** By field; those below another field with its name in front: `admin.organizations`. */
  queries?: Record<string, Specimen>;
  mutations?: Record<string, Specimen>;
  subscriptions?: Record<string, Specimen>;
  /** Arguments with which the other of two ids is taken: by field and the path of that id. */
  alternatives?: Record<string, Record<string, Specimen>>;
  /** Queries, mutations and node types that the owner's token is not meant for. */
  callers?: Record<string, (world: World) => Caller | Promise<Caller>>;
  /** Fields whose engine is not there yet: they answer UPSTREAM_FAILED and change nothing. */
  engineless?: readonly string[];
  /** Mutations that leave no audit row, each with the reason. */
  unaudited?: Record<string, string>;
};

const domains: readonly Specimens[] = [
  accounts,
  admin,
  aiAgents,
  billing,
  calls,
  channels,
  contacts,
  conversations,
  knowledge,
  labels,
  logs,
  organizations,
  plans,
  presence,
  search,
  stats,
  webhooks,
  workflows,
];

/** All domains together. */
export const specimens = {
  makes: Object.assign({}, ...domains.map(({ makes }) => makes)) as NonNullable<Specimens['makes']>,
  queries: Object.assign({}, ...domains.map(({ queries }) => queries)) as Record<string, Specimen>,
  mutations: Object.assign({}, ...domains.map(({ mutations }) => mutations)) as Record<string, Specimen>,
  subscriptions: Object.assign({}, ...domains.map(({ subscriptions }) => subscriptions)) as Record<string, Specimen>,
  alternatives: Object.assign({}, ...domains.map(({ alternatives }) => alternatives)) as NonNullable<
    Specimens['alternatives']
  >,
  callers: Object.assign({}, ...domains.map(({ callers }) => callers)) as NonNullable<Specimens['callers']>,
  engineless: new Set(domains.flatMap(({ engineless }) => engineless ?? [])),
  unaudited: Object.assign({}, ...domains.map(({ unaudited }) => unaudited)) as Record<string, string>,
};
