import type { Dialogue, Turn } from './dialogue-file.ts';
import { inventPerson, type Person } from './people.ts';
import { createRandom, type Random, shuffle } from './random.ts';

export type Closing = 'resolve' | 'assign' | 'leave';

/** One conversation to play; everything in it follows from the seed, except `externalId` and the address's tag. */
export type Script = {
  index: number;
  contact: Person & { externalId: string };
  turns: PlannedTurn[];
  /** Which of the agents answers. */
  agent: number;
  closing: Closing;
};

export type PlannedTurn = Turn & { clientMessageId: string; typing: boolean };

export type Step = { script: Script; turn: number | 'closing'; pauseMs: number };

type Settings = {
  dialogues: readonly Dialogue[];
  conversations: number;
  agents: number;
  messagesPerSecond: number;
  seed: string;
  /** Different for each run, so that a second run finds no contact of the first. */
  runId: string;
};

const openAtOnceMax = 16;

export function writeScripts({ dialogues, conversations, agents, seed, runId }: Settings): Script[] {
  const random = createRandom(`scripts ${seed}`);
  const order = shuffle(random, dialogues);
  return Array.from({ length: conversations }, (_, index) => {
    const tag = `${runId}-${index + 1}`;
    const { id, turns } = order[index % order.length] as Dialogue;
    const contact = { ...inventPerson(random, tag), externalId: `simulated-${tag}` };
    const agent = Math.floor(random() * agents);
    return {
      index,
      contact,
      agent,
      turns: turns.map((turn, at) => planTurn(turn, `${id}-${at + 1}`, random)),
      closing: close(random),
    };
  });
}

function planTurn(turn: Turn, place: string, random: Random): PlannedTurn {
  return {
    ...turn,
    clientMessageId: `simulated-${place.slice(-80)}`,
    typing: turn.speaker === 'agent' && random() < 0.4,
  };
}

function close(random: Random): Closing {
  const chance = random();
  if (chance < 0.35) return 'resolve';
  return chance < 0.65 ? 'assign' : 'leave';
}

/**
 * The order in which turns of many conversations happen, and the pause before each. Some conversations are open at
 * once; when one ends, the next begins.
 */
export function* interleave(scripts: readonly Script[], { messagesPerSecond, seed }: Settings): Generator<Step> {
  const random = createRandom(`order ${seed}`);
  const waiting = [...scripts].reverse();
  const open: { script: Script; turn: number }[] = [];
  for (;;) {
    while (open.length < openAtOnceMax) {
      const script = waiting.pop();
      if (!script) break;
      open.push({ script, turn: 0 });
    }
    const at = Math.floor(random() * open.length);
    const chosen = open[at];
    if (!chosen) return;
    const { script, turn } = chosen;
    const ended = turn >= script.turns.length;
    if (ended) open.splice(at, 1);
    else chosen.turn += 1;
    // Between half and one and a half of the mean, so that traffic is uneven and the rate holds.
    const pauseMs = ended || messagesPerSecond === 0 ? 0 : (1000 / messagesPerSecond) * (0.5 + random());
    yield { script, turn: ended ? 'closing' : turn, pauseMs };
  }
}
