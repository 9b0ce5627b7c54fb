import { UnreachableError } from './api.ts';
import { type Credentials, type Options, readArguments, usage } from './arguments.ts';
import { assemble, type Cast } from './cast.ts';
import { type Dialogue, readDialogues } from './dialogue-file.ts';
import { builtInDialogues } from './dialogues.ts';
import { interleave, writeScripts } from './plan.ts';
import type { Played } from './player.ts';
import { showProgress } from './progress.ts';
import { play } from './run.ts';
import { checkServer } from './server-check.ts';
import { summarize } from './summary.ts';
import { Tally } from './tally.ts';
import { UsageError } from './usage-error.ts';
import { type Verified, verify } from './verify.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The first Ctrl-C lets what is under way finish; a second one does not wait. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

async function chooseAccount(options: Options): Promise<Credentials> {
  const demo = await checkServer(options.url, () => say('The server is starting; waiting for it …'));
  const credentials = options.credentials ?? demo;
  if (!credentials) throw new UsageError('This server has no demo account; give --email and --password.');
  return credentials;
}

/** @returns whether everything was sent, and stored as acknowledged */
async function run(options: Options): Promise<boolean> {
  const dialogues: readonly Dialogue[] = options.data ? await readDialogues(options.data) : builtInDialogues;
  const credentials = await chooseAccount(options);
  const interruption = interruptible();
  const givingUp = new AbortController();
  const signal = AbortSignal.any([interruption, givingUp.signal]);
  const runId = Date.now().toString(36);
  const tally = new Tally();
  const onRetry = (reason: string) => tally.countRetry(reason);
  const cast = await assemble({ ...options, credentials, runId, onRetry, signal });
  const settings = { ...options, dialogues, runId };
  const scripts = writeScripts(settings);
  const planned = scripts.reduce((sum, { turns }) => sum + turns.length, 0);
  say(
    `${scripts.length} conversations with ${planned} messages for ${cast.agents[0]?.organization}; Ctrl-C ends early.`,
  );
  const endProgress = showProgress(tally, planned, process.stdout);
  const played = await play(interleave(scripts, settings), cast, tally, {
    signal,
    onUnreachable: () => givingUp.abort(),
  });
  endProgress();
  const verified = options.verify ? await readBack(cast, played, tally) : null;
  await leave(cast, tally);
  say(summarize(tally, { seed: options.seed, interrupted: interruption.aborted, verified }));
  return tally.problems.length === 0 && (verified?.faults.length ?? 0) === 0;
}

async function readBack(cast: Cast, played: Played[], tally: Tally): Promise<Verified | null> {
  try {
    return await verify((cast.agents[0] as Cast['agents'][number]).api, played);
  } catch (error) {
    tally.problems.push(`the conversations could not be read back: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

async function leave(cast: Cast, tally: Tally): Promise<void> {
  try {
    await cast.leave();
  } catch (error) {
    tally.problems.push(
      `the run's API key or agents were not removed: ${error instanceof Error ? error.message : error}`,
    );
  }
}

try {
  const options = readArguments(process.argv.slice(2));
  if (!options) say(usage.trimEnd());
  else process.exitCode = (await run(options)) ? 0 : 1;
} catch (error) {
  const named = error instanceof UsageError || error instanceof UnreachableError;
  process.stderr.write(`${named ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
}
