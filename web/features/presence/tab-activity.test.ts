import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTabActivity, type TabActivity } from './tab-activity';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const said: TabActivity[] = [];
  const tab = createTabActivity({
    send: async (activity) => {
      said.push(activity);
      return 10_000;
    },
  });
  return { tab, said };
}

const viewing = { activity: 'VIEWING', conversationId: 'one' };
const online = { activity: 'ONLINE', conversationId: null };

test('a conversation that is looked at is said once, then repeated as often as the server asks', async () => {
  const { tab, said } = setUp();
  tab.show('one');
  await vi.advanceTimersByTimeAsync(9_000);
  expect(said).toEqual([viewing]);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(said).toEqual([viewing, viewing, viewing]);
  tab.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(3);
});

test('passing by says nothing', async () => {
  const { tab, said } = setUp();
  for (const id of ['a', 'b', 'one']) {
    tab.show(null);
    tab.show(id);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(said).toEqual([viewing]);
});

test('a tab that nobody looks at shows nothing, and stops saying so', async () => {
  const { tab, said } = setUp();
  tab.show('one');
  tab.edit(true);
  await vi.advanceTimersByTimeAsync(400);
  tab.attend(false);
  await vi.advanceTimersByTimeAsync(120_000);
  tab.attend(true);
  await vi.advanceTimersByTimeAsync(400);
  expect(said).toEqual([{ ...viewing, activity: 'EDITING' }, online, { ...viewing, activity: 'EDITING' }]);
});

test('writing belongs to the conversation that it was in', async () => {
  const { tab, said } = setUp();
  tab.show('two');
  tab.edit(true);
  tab.show('one');
  await vi.advanceTimersByTimeAsync(400);
  expect(said).toEqual([viewing]);
});

test('to a server that begins anew everything is said again, unless there is nothing to say', async () => {
  const { tab, said } = setUp();
  tab.repeat();
  await vi.advanceTimersByTimeAsync(400);
  expect(said).toEqual([]);
  tab.show('one');
  await vi.advanceTimersByTimeAsync(400);
  tab.repeat();
  await vi.advanceTimersByTimeAsync(400);
  expect(said).toEqual([viewing, viewing]);
});
