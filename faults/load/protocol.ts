/** What a row tells its load process, and what it gets back. */
export type LoadOptions = {
  castFile: string;
  ledgerFile: string;
  /** Client number n uses the n-th of them, and the next one after a failure. */
  urls: string[];
  subscriberUrls?: string[];
  subscribers: number;
  messagesPerSecond: number;
  /** Only the first of the cast; all unless told. */
  organizations?: number;
  /** Bodies of this length; each line as it is unless told. */
  bodyChars?: number;
};

export type Order =
  /** Connects every subscriber and starts sending. */
  | { order: 'start' }
  /** Answers when a message was acknowledged that was sent after the order came: the milliseconds between. */
  | { order: 'acknowledgement' }
  /** Answers when every subscriber has been connected since the order came or before: the milliseconds. */
  | { order: 'connected' }
  /** What happened since the last such order. */
  | { order: 'window' }
  /** Stops sending; answers when every message was acknowledged or given up. */
  | { order: 'rest' }
  /** Waits until every subscriber has seen its organization's event of the number. */
  | { order: 'catch-up'; heads: number[]; withinMs: number };

export type Latency = { count: number; p50: number; p99: number; max: number };

/** Figures of one stretch of time. */
export type Window = {
  seconds: number;
  acknowledged: number;
  attempts: number;
  failed: number;
  /** Failed attempts by what was said; `retryable` are those that a client tries again. */
  failures: Record<string, number>;
  notRetryable: number;
  /** Slowest failed attempt that began and ended in this stretch. */
  failedMsMax: number;
  /** Messages that were due and could not be sent in time because earlier ones were not answered yet. */
  late: number;
  /** From the first attempt to the subscriber. */
  delivery: Latency;
  acknowledgement: Latency;
  /** Connections of subscribers that ended: when (milliseconds since the epoch) and how. */
  ends: { at: number; code: number }[];
  /** From the end of a connection to the first event or mark on the next one. */
  resumeMs: Latency;
};
