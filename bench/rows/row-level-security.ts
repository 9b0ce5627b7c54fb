import { lists } from '../documents.ts';
import { Product } from '../product.ts';
import type { Row } from '../row.ts';
import { settings } from '../settings.ts';
import { graphqlShot, steadySide } from '../sides.ts';
import type { Stage } from '../stage.ts';
import { measureGrowth } from './growth.ts';

const copy = 'bench_without_policies';

/** The same rows in a database of their own, whose tables have no row-level security. @returns its URL */
async function copyWithoutPolicies(stage: Stage): Promise<string> {
  const url = new URL(stage.url);
  const name = url.pathname.slice(1);
  const maintenance = new URL(url);
  maintenance.pathname = '/template1';
  url.pathname = `/${copy}`;
  await stage.sql(`DROP DATABASE IF EXISTS ${copy}`, [], maintenance.toString());
  await stage.sql(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
    [name],
    maintenance.toString(),
  );
  await stage.sql(`CREATE DATABASE ${copy} TEMPLATE ${name} STRATEGY file_copy`, [], maintenance.toString());
  await stage.sql(
    `DO $$ DECLARE target regclass; BEGIN
       FOR target IN SELECT oid::regclass FROM pg_class WHERE relrowsecurity LOOP
         EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', target);
       END LOOP;
     END $$`,
    [],
    url.toString(),
  );
  await stage.sql('VACUUM (ANALYZE)', [], url.toString());
  return url.toString();
}

export const rowLevelSecurity: Row = {
  name: 'RLS',
  what: 'row-level security on against off',
  measure: async (stage, running, add) => {
    const { main, small } = await stage.world();
    const url = await copyWithoutPolicies(stage);
    const on = await stage.product();
    running.defer(() => on.stop());
    const off = await Product.start({ url, dataDir: stage.dataDir, environment: {}, flags: [] });
    running.defer(() => off.stop());
    await off.logIn(...stage.credentials);
    const sizes = [
      { of: small.organizationId, conversations: settings.small.conversations },
      { of: main.organizationId, conversations: settings.main.conversations },
    ];
    for (const { of, conversations } of sizes) {
      const side = (name: string, product: Product) =>
        steadySide(name, product, [graphqlShot(lists.inbox, {}, product.headers(of))]);
      add(
        await measureGrowth({
          workload: `Row-level security on against off, W1, ${conversations.toLocaleString('en')} conversations`,
          target: '≤ 1.15 ×',
          bound: 1.15,
          small: await side('off', off),
          large: await side('on', on),
        }),
      );
    }
  },
};
