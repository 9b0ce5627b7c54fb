/** What the processes of the benchmark tell each other. */

export type Latency = { count: number; p50Ms: number; p90Ms: number; p99Ms: number; maxMs: number };

export type Shot = { method?: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> };

/** What each answer must be: the very bytes for each shot, or what a pattern describes. */
export type Expected = { bodies: string[] } | { pattern: string };

export type HttpLoad = {
  port: number;
  connections: number;
  durationMs: number;
  shots: Shot[];
  expected: Expected;
  /** Open loop at this rate; without it closed loop, each connection sending when it was answered. */
  ratePerSecond?: number;
  /** Turns of this name are also summed up together: percentiles are never averaged. */
  together?: string;
};

export type HttpOutcome = {
  /** Of this turn, and of all turns of the same name. */
  latency: Latency;
  together: Latency;
  perSecond: number;
  answers: number;
  wrong: number;
  sample: string | null;
};

/** Subscribers with the same document in the same organization; each is to get the same bytes. */
export type Group = {
  name: string;
  query?: string;
  variables?: Record<string, unknown>;
  params?: Record<string, unknown>;
};

export type Connect = {
  port: number;
  /** A graphql-transport-ws server, or one that sends whatever it sends. */
  protocol: 'graphql' | 'raw';
  path: string;
  group: Group;
  count: number;
  /** Connections opened at the same time; all at once when left out. */
  atOnce?: number;
  /** Where each subscriber resumes, and the event it is to get first; without it, what comes first. */
  from?: Position;
};

export type Position = { cursor: string; nextSeq: number };

export type Ledger = {
  subscribers: number;
  deliveries: number;
  bytes: number;
  wrong: number;
  lost: number;
  doubled: number;
  latency: Latency;
  faults: string[];
};

/** `retries`: connections that were refused or not served in time, and tried again. */
export type Reopened = { tookMs: number | null; retries: number; caughtUp: number };

export type Cut = {
  /** How long a subscriber stays away. */
  awayMs: number;
  everyMs: number;
  durationMs: number;
};
