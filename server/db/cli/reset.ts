// npm run db:reset: drops the development database and makes it anew, with all migrations and the plans.
import pg from 'pg';
import { seedPlans } from '../../../prisma/seed/plans.ts';
import { asPlatform, connectDatabase, disconnectDatabase } from '../client.ts';
import { migrate } from '../migrate.ts';
import { say, withDatabase } from './database.ts';

async function recreate(url: string): Promise<string> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  target.pathname = '/postgres';
  const client = new pg.Client({ connectionString: target.toString() });
  await client.connect();
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return name;
}

if (process.env.NODE_ENV === 'production') {
  process.stderr.write('npm run db:reset deletes everything; it does not run with NODE_ENV=production.\n');
  process.exit(1);
}

await withDatabase(async (url) => {
  const name = await recreate(url);
  await migrate(url);
  await connectDatabase(url);
  await asPlatform('seed the plans', (platform) => seedPlans(platform)).finally(disconnectDatabase);
  say(`The database ${name} is empty again, with all migrations and plans.`);
});
