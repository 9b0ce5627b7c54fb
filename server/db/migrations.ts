import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/**
 * One directory of prisma/migrations. `checksums` are the ones that Prisma may have noted: SHA-256 of the file in hex,
 * with the line ends of either kind of checkout.
 */
export type Migration = { name: string; sql: string; checksums: ReadonlySet<string> };

export const migrationsDirectory = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));

/** The migrations of this release, oldest first. */
export async function readMigrations(directory = migrationsDirectory): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = (await readFile(join(directory, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksums: new Set([sha256(sql), sha256(sql.replaceAll('\n', '\r\n'))]) };
    }),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Connection = Pick<pg.Client, 'query'>;

/** The checksums that the database has noted, by migration. */
async function appliedChecksums(connection: Connection): Promise<Map<string, string>> {
  const { rows: known } = await connection.query(`select 1 where to_regclass('public._prisma_migrations') is not null`);
  if (known.length === 0) return new Map();
  const { rows } = await connection.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from public._prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** Names of the migrations that the database does not have yet. */
export async function pendingMigrations(connection: Connection, migrations: Migration[]): Promise<string[]> {
  const applied = await appliedChecksums(connection);
  return migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
}

/** Names of the migrations that the database has with another content. */
export async function editedMigrations(connection: Connection, migrations: Migration[]): Promise<string[]> {
  const applied = await appliedChecksums(connection);
  return migrations
    .filter(({ name, checksums }) => applied.has(name) && !checksums.has(applied.get(name) ?? ''))
    .map(({ name }) => name);
}

/** Whether the database has every migration of this release. */
export async function migrationsApplied(connection: Connection): Promise<boolean> {
  return (await pendingMigrations(connection, await readMigrations())).length === 0;
}
