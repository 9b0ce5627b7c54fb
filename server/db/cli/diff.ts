// npm run db:diff -- NAME: writes a migration from what prisma/schema says beyond the existing migrations.
import { mkdir, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { schemaDifference } from '../migrate.ts';
import { migrationsDirectory } from '../migrations.ts';
import { say, withDatabase } from './database.ts';

const name = process.argv[2] ?? '';

if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('npm run db:diff -- NAME takes a name of lower-case letters, digits and underscores.\n');
  process.exit(1);
}

await withDatabase(async (url) => {
  const sql = await schemaDifference(url);
  if (sql === null) return say('no change');
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = `${migrationsDirectory}${timestamp}_${name}`;
  await mkdir(directory);
  await writeFile(`${directory}/migration.sql`, sql);
  say(`wrote ${relative(process.cwd(), directory)}/migration.sql`);
  if (/CREATE TABLE/.test(sql)) say("A new tenant table also takes: SELECT protect_tenant_table('table_name');");
});
