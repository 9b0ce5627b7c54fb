// npm run db:migrate: applies the migrations that the database does not have yet.
import { migrate } from '../migrate.ts';
import { say, withDatabase } from './database.ts';

await withDatabase(async (url) => {
  const { applied } = await migrate(url);
  for (const name of applied) say(`applied ${name}`);
  if (applied.length === 0) say('The database has every migration.');
});
