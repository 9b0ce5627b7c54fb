import { createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a client knows, written down before it acts on it. Ids are as the API shows them. */
export type Entry =
  /** Written before the message is sent for the first time. */
  | { entry: 'intent'; id: string; organization: number; thread: string; by: 'CONTACT' | 'AGENT' }
  /** The server said that the message is stored. `attempt`: which one was answered. */
  | { entry: 'acknowledged'; id: string; message: string; seq: number; cursor: string; attempt: number }
  /** The server refused it for good, or patience ended. */
  | { entry: 'refused'; id: string; code: string }
  /** The server said that a person has read a conversation so far. */
  | { entry: 'read'; organization: number; user: string; thread: string; seq: number }
  | Seen;

/** A subscriber received an event. */
export type Seen = {
  entry: 'seen';
  subscriber: number;
  cursor: string;
  type: string;
  message: string | null;
  thread: string | null;
  /** The subscriber's own count of unread messages in the conversation, as the event carried it. */
  unread: number | null;
};

/** An append-only file, one JSON object a line. A line is in the operating system's hands when `write` returns. */
export class Ledger {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  write(entry: Entry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

export async function readLedger(path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    entries.push(JSON.parse(line) as Entry);
  }
  return entries;
}
