// npm run eval [-- --documents FOLDER --questions FILE --json FILE --misses]: how well knowledge is found and answered from.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTestCluster } from '../server/db/testing.ts';
import { createOrganization } from '../server/testing/organizations.ts';
import { startProcess } from '../server/testing/processes.ts';
import { evaluate } from './evaluate.ts';
import { teach } from './knowledge-base.ts';
import { readQuestions } from './questions.ts';
import { report } from './report.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: here('../../shared/data/guidelines.abcd') },
    questions: { type: 'string', default: here('guidelines.abcd.jsonl') },
    json: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});

if (!existsSync(values.documents)) {
  process.stderr.write(
    `There is no folder ${values.documents}. Name one of documents: npm run eval -- --documents FOLDER\n`,
  );
  process.exit(1);
}

const cluster = await createTestCluster();
try {
  const target = new URL(cluster.adminUrl);
  target.pathname = `/${cluster.template}`;
  const server = await startProcess({
    ROLES: 'api,worker',
    POSTGRES_URL: target.href,
    RATE_LIMITS: 'off',
    OPENAI_API_KEY: '',
    LOG_LEVEL: 'warn',
  });
  try {
    const { owner } = await createOrganization(server);
    const base = await teach(owner, values.documents);
    const evaluation = await evaluate(owner, base, readQuestions(values.questions));
    owner.close();
    process.stdout.write(report(evaluation, base.pieces.length));
    if (values.misses) process.stdout.write(`\n${evaluation.misses.join('\n')}\n`);
    if (values.json) writeFileSync(values.json, JSON.stringify(evaluation, null, 2));
    if (evaluation.ours.recallAt5 < evaluation.baseline.recallAt5) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} finally {
  await cluster.remove();
}
