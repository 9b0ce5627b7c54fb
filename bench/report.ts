import { readFile, writeFile } from 'node:fs/promises';
import { machine, revision } from './machine.ts';
import { quick } from './settings.ts';
import type { Stage } from './stage.ts';
import { type Line, renderTable } from './table.ts';

const report = new URL('../docs/benchmarks.md', import.meta.url);

type Meta = { startedAt: Date; complete: boolean };

async function versions(stage: Stage): Promise<string> {
  const [database] = await stage.sql<{ server_version: string }>('SHOW server_version');
  const own = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).dependencies;
  const bench = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8')).dependencies;
  const shown = (all: Record<string, string>, names: string[]) =>
    names.map((name) => `${name} ${all[name]}`).join(', ');
  const ours = ['graphql', 'graphql-yoga', 'graphql-ws', '@pothos/core', '@prisma/client', 'pg', 'ws'];
  const theirs = ['postgraphile', 'graphql', 'graphql-yoga', '@pothos/core', '@prisma/client', 'mercurius', 'pg', 'ws'];
  return `Node ${process.version}, PostgreSQL ${database?.server_version}. Switchboard: ${shown(own, ours)}. Floors and peers: ${shown(bench, theirs)}.`;
}

/** Writes docs/benchmarks.md. A run of some rows or a quick one leaves the report of the last whole run alone. */
export async function writeReport(stage: Stage, lines: Line[], { startedAt, complete }: Meta): Promise<void> {
  if (!complete || quick) return;
  const minutes = Math.round((Date.now() - startedAt.getTime()) / 60_000);
  const notes = await readFile(new URL('notes.md', import.meta.url), 'utf8');
  const head = `# Benchmarks

Printed by \`npm run bench\` at ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, revision ${revision()}, in ${minutes} minutes.
Machine: ${machine()}; PostgreSQL and load generators on the same cores.
${await versions(stage)}
`;
  await writeFile(report, `${head}\n${renderTable(lines)}\n\n${notes}`);
}
