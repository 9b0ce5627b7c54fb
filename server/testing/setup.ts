import { afterAll } from 'vitest';
import { disconnectDatabase } from '../db/client.ts';
import { cloneDatabase } from '../db/testing.ts';

// Runs before each test file: a database of its own, which it may fill as it likes.
const database = await cloneDatabase();
process.env.POSTGRES_URL = database.url;

afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});
