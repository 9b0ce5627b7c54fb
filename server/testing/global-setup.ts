import { createTestCluster } from '../db/testing.ts';

/** Starts one PostgreSQL for the whole test run; the returned function removes it, also after failures. */
export default async function setUp(): Promise<() => Promise<void>> {
  const cluster = await createTestCluster();
  process.env.TEST_POSTGRES_ADMIN_URL = cluster.adminUrl;
  process.env.TEST_POSTGRES_TEMPLATE = cluster.template;
  return () => cluster.remove();
}
