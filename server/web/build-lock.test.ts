import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withBuildLock } from './build-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('two builds run one after the other, and the second says that it waits', async () => {
  const path = join(folder, 'cache/building.pid');
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = withBuildLock(
    path,
    () => {},
    async () => {
      log.push('one starts');
      await first.promise;
      log.push('one ends');
    },
  );
  await expect.poll(() => log).toEqual(['one starts']);
  const two = withBuildLock(path, first.resolve, async () => log.push('two starts'));
  await Promise.all([one, two]);
  expect(log).toEqual(['one starts', 'one ends', 'two starts']);
});

test('the lock of a process that died is taken over', async () => {
  const path = join(folder, 'building.pid');
  await writeFile(path, '999999999');
  expect(
    await withBuildLock(
      path,
      () => {},
      () => readFile(path, 'utf8'),
    ),
  ).toBe(String(process.pid));
});
