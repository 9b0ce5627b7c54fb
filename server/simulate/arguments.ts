import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

export const usage = `Plays dialogues against a running Switchboard, as customers and agents would.

npm run simulate -- [options]

  --data FILE           dialogues, one JSON object a line: {"id", "turns": [{"speaker", "text"}]};
                        speaker is contact, agent or action (a private note). Default: built-in ones
  --conversations N     how many conversations (default 10); dialogues repeat when there are fewer
  --rate N              messages a second over all conversations (default 5); 0: as fast as possible
  --seed TEXT           repeats order, names and pauses of an earlier run (printed in its summary)
  --url URL             the server (default http://localhost:4000)
  --email, --password   an account that may create API keys (default: the server's demo account)
  --key sb_live_…       an API key for the contacts' side (default: one is created, and revoked at the end)
  --agents N            how many people answer (default 1: the account; others are invited, and removed at the end)
  --no-verify           do not read the conversations back at the end
  --help
`;

const options = {
  data: { type: 'string' },
  conversations: { type: 'string', default: '10' },
  rate: { type: 'string', default: '5' },
  seed: { type: 'string' },
  url: { type: 'string', default: 'http://localhost:4000' },
  email: { type: 'string' },
  password: { type: 'string' },
  key: { type: 'string' },
  agents: { type: 'string', default: '1' },
  verify: { type: 'boolean', default: true },
  help: { type: 'boolean', default: false },
} as const;

export type Credentials = { email: string; password: string };

export type Options = {
  data: string | null;
  conversations: number;
  messagesPerSecond: number;
  seed: string;
  url: string;
  /** Null: the demo account. */
  credentials: Credentials | null;
  key: string | null;
  agents: number;
  verify: boolean;
};

/** @returns the options, or null when help was asked for @throws UsageError */
export function readArguments(args: string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    data: values.data ?? null,
    conversations: readNumber('--conversations', values.conversations, { min: 1, max: 100_000, whole: true }),
    messagesPerSecond: readNumber('--rate', values.rate, { min: 0, max: 10_000 }),
    seed: values.seed ?? String(Math.floor(Math.random() * 1_000_000)),
    url: readUrl(values.url),
    credentials: readCredentials(values.email, values.password),
    key: readKey(values.key),
    agents: readNumber('--agents', values.agents, { min: 1, max: 50, whole: true }),
    verify: values.verify,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true, allowNegative: true }).values;
  } catch (error) {
    const [line] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new UsageError(`${line} See npm run simulate -- --help.`);
  }
}

type Bounds = { min: number; max: number; whole?: boolean };

function readNumber(name: string, text: string, { min, max, whole = false }: Bounds): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value) || value < min || value > max || (whole && !Number.isInteger(value))) {
    throw new UsageError(
      `${name} is ${JSON.stringify(text)}; it takes a ${whole ? 'whole ' : ''}number, ${min} to ${max}.`,
    );
  }
  return value;
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new UsageError(`--url is ${JSON.stringify(text)}; it takes a URL such as http://localhost:4000.`);
  }
  return text.replace(/\/+$/, '');
}

function readCredentials(email: string | undefined, password: string | undefined): Credentials | null {
  if (email === undefined && password === undefined) return null;
  if (!email || !password) throw new UsageError('--email and --password go together; one of them is missing.');
  return { email, password };
}

function readKey(key: string | undefined): string | null {
  if (key === undefined) return null;
  if (!key.startsWith('sb_live_')) throw new UsageError('--key does not begin with sb_live_; it takes an API key.');
  return key;
}
