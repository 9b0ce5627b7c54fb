import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addResult, type Figures } from './figures.ts';
import { compareApi } from './ledger/api-check.ts';
import { compareMessages, compareSubscribers, pick } from './ledger/compare.ts';
import { readLedger } from './ledger/ledger.ts';
import { readStored } from './ledger/stored.ts';
import { Load } from './load/load.ts';
import type { LoadOptions } from './load/protocol.ts';
import { ApiProcess } from './product/api-process.ts';
import type { Cast } from './product/cast.ts';
import { Cluster } from './product/cluster.ts';
import { size } from './size.ts';

const warmUpMs = 1000;
const catchUpWithinMs = 60_000;

type Addresses = { urls: string[]; subscriberUrls?: string[] };

export type Settings = {
  /** API processes over one database. */
  processes?: number;
  environment?: (scene: Scene) => Promise<Record<string, string>>;
  /** Stand before the API's script. */
  nodeArguments?: readonly string[];
  /** Puts something between clients and API. @returns where the clients go */
  between?: (scene: Scene) => Promise<Addresses>;
  load?: Partial<LoadOptions>;
  /** Why it cannot run here; the row is skipped by name. */
  skip?: string | null;
};

/** The product under load in one row of the table, and what the row finds out. */
export class Scene {
  readonly cluster: Cluster;
  readonly database = `row_${randomUUID().replaceAll('-', '')}`;
  readonly cast: Cast;
  readonly apis: ApiProcess[] = [];
  readonly measured: string[] = [];
  readonly failures: string[] = [];
  rounds = 0;
  worstRecoveryMs: number | null = null;
  #load: Load | null = null;
  #acknowledged = 0;
  #seconds = 0;
  readonly #ends: (() => Promise<void>)[] = [];

  private constructor(cluster: Cluster, cast: Cast) {
    this.cluster = cluster;
    this.cast = cast;
  }

  static async open(): Promise<Scene> {
    const { FAULTS_CLUSTER: dataDir, FAULTS_FOLDER: folder } = process.env;
    if (!dataDir || !folder) throw new Error('the set-up of the run has not started PostgreSQL');
    const cast = JSON.parse(await readFile(path.join(folder, 'cast.json'), 'utf8')) as Cast;
    return new Scene(await Cluster.open(dataDir), cast);
  }

  async start(settings: Settings): Promise<void> {
    await this.cluster.ensureRunning();
    await this.query(
      'postgres',
      `create database ${this.database} template ${process.env.FAULTS_TEMPLATE} strategy file_copy`,
    );
    this.defer(() => this.query('postgres', `drop database if exists ${this.database} with (force)`));
    const environment = { POSTGRES_URL: this.cluster.url(this.database), ...(await settings.environment?.(this)) };
    for (let number = 0; number < (settings.processes ?? 1); number++) {
      await this.addApi(environment, settings.nodeArguments);
    }
    const addresses = (await settings.between?.(this)) ?? { urls: this.apis.map(({ url }) => url) };
    const load = await Load.launch({
      castFile: path.join(String(process.env.FAULTS_FOLDER), 'cast.json'),
      ledgerFile: this.ledgerFile,
      subscribers: size.subscribers,
      messagesPerSecond: size.messagesPerSecond,
      ...addresses,
      ...settings.load,
    });
    this.#load = load;
    this.defer(() => load.end());
    await load.start();
    await delay(warmUpMs);
  }

  async addApi(environment: Record<string, string>, nodeArguments: readonly string[] = []): Promise<ApiProcess> {
    const api = await ApiProcess.create(environment, nodeArguments);
    this.apis.push(api);
    this.defer(() => api.remove());
    return api;
  }

  /** Done at the end, the last first. */
  defer(end: () => Promise<unknown>): void {
    this.#ends.unshift(async () => void (await end()));
  }

  get ledgerFile(): string {
    return path.join(String(process.env.FAULTS_FOLDER), `${this.database}.jsonl`);
  }

  get api(): ApiProcess {
    const [api] = this.apis;
    if (!api) throw new Error('no API was started');
    return api;
  }

  get load(): Load {
    if (!this.#load) throw new Error('the load has not started');
    return this.#load;
  }

  /** What happened since the last call; also counted for the row's messages a second. */
  async window() {
    const window = await this.load.window();
    this.#acknowledged += window.acknowledged;
    this.#seconds += window.seconds;
    return window;
  }

  query(database: string, sql: string): Promise<Record<string, unknown>[]> {
    return this.cluster.query(database, sql);
  }

  /** A figure with its limit; the row fails when it is above. */
  limit(name: string, value: number, most: number, unit = ''): void {
    const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
    this.measured.push(`${name} ${shown}${unit} (≤ ${most}${unit})`);
    if (!(value <= most)) this.failures.push(`${name} ${shown}${unit} > ${most}${unit}`);
  }

  /** What must be so. */
  require(name: string, isSo: boolean, otherwise = 'no'): void {
    this.measured.push(`${name}: ${isSo ? 'yes' : otherwise}`);
    if (!isSo) this.failures.push(`${name}: ${otherwise}`);
  }

  note(text: string): void {
    this.measured.push(text);
  }

  recovered(tookMs: number): void {
    this.worstRecoveryMs = Math.max(this.worstRecoveryMs ?? 0, tookMs);
  }

  get perSecond(): number {
    return this.#seconds > 0 ? this.#acknowledged / this.#seconds : 0;
  }

  /** Lets the load come to rest and compares ledger, rows, API and what the subscribers saw. */
  async settle(settings: Settings): Promise<Figures> {
    await this.window();
    if (!(await this.load.rest())) this.failures.push('messages were still unanswered after 4 minutes');
    const organizations = this.cast.organizations.slice(0, settings.load?.organizations ?? size.organizations);
    const subscribers = settings.load?.subscribers ?? size.subscribers;
    const stored = await readStored(this.cluster, this.database);
    await this.load.catchUp(
      organizations.map(({ id }) => stored.heads.get(id) ?? 0),
      catchUpWithinMs,
    );
    const entries = await readLedger(this.ledgerFile);
    const seen = pick(entries, 'seen');
    const url = this.apis.find((api) => api.isAlive)?.url ?? '';
    const figures = {
      ...compareMessages(this.cast, entries, stored),
      ...compareSubscribers(this.cast, organizations.length, subscribers, seen, stored),
      ...(await compareApi(url, organizations, entries, subscribers, stored)),
      refused: pick(entries, 'refused').length,
    };
    this.#judge(figures);
    return figures;
  }

  #judge(figures: Figures): void {
    const wrong = [
      'lost',
      'doubled',
      'gaps',
      'cursors',
      'marks',
      'missing',
      'seenTwice',
      'outOfOrder',
      'wrong',
    ] as const;
    for (const name of [...wrong, 'unreadWrong', 'differences', 'refused'] as const) {
      if (figures[name] > 0) this.failures.push(`${name} ${figures[name]}`);
    }
    if (figures.acknowledged === 0) this.failures.push('nothing was acknowledged');
    const crashes = this.apis.reduce((sum, api) => sum + api.crashes, 0);
    if (crashes > 0) this.failures.push(`the API ended by itself ${crashes} times`);
  }

  async close(): Promise<void> {
    for (const end of this.#ends) await end();
  }
}

/** One row of the table: the product under load, the fault, and the comparison behind it. */
export function faultRow(name: string, settings: Settings, fault: (scene: Scene) => Promise<void>): void {
  test.skipIf(Boolean(settings.skip))(settings.skip ? `${name} (skipped: ${settings.skip})` : name, async () => {
    const scene = await Scene.open();
    let figures: Figures | null = null;
    try {
      await scene.start(settings);
      await fault(scene);
      figures = await scene.settle(settings);
    } catch (error) {
      scene.failures.push(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      const { rounds, perSecond, worstRecoveryMs, measured, failures } = scene;
      await addResult({ row: name, rounds, figures, perSecond, worstRecoveryMs, measured, failures });
      process.stdout.write(`  ▸ ${name}: ${measured.join('; ')}\n    ${JSON.stringify(figures)}\n`);
      await scene.close();
    }
    expect(scene.failures).toEqual([]);
  });
}
