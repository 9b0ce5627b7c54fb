import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../server/db/migrate.ts';
import { writeTable } from '../figures.ts';
import { size } from '../size.ts';
import { ApiProcess } from './api-process.ts';
import { assemble } from './assemble.ts';
import { Cluster } from './cluster.ts';

const template = 'faults_template';

/** One PostgreSQL for the run, with a database in which everybody is signed up; the returned function ends the run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-faults-run-'));
  const cluster = await Cluster.create();
  const remove = async () => {
    await cluster.remove();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await prepare(cluster, path.join(folder, 'cast.json'));
  } catch (error) {
    await remove();
    throw error;
  }
  Object.assign(process.env, { FAULTS_FOLDER: folder, FAULTS_CLUSTER: cluster.dataDir, FAULTS_TEMPLATE: template });
  return async () => {
    await writeTable(folder);
    await remove();
  };
}

async function prepare(cluster: Cluster, castFile: string): Promise<void> {
  await cluster.query('postgres', `create database ${template}`);
  await migrate(cluster.url(template));
  const api = await ApiProcess.create({ POSTGRES_URL: cluster.url(template) });
  try {
    const cast = await assemble(api.url, size.organizations, size.conversationsPerOrganization);
    await writeFile(castFile, JSON.stringify(cast));
  } finally {
    await api.remove();
  }
}
