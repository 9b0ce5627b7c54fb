import { expect, test } from 'vitest';
import type { AiAgents_AiAgentFragmentFragment as AiAgent } from '@/gql/graphql';
import { readKeywords, toDraft, toInput } from './ai-agent-draft';

const stored = {
  id: 'agt_1',
  name: 'Ada',
  status: 'ACTIVE',
  instructions: 'Answer.',
  tone: null,
  languages: ['en'],
  model: null,
  temperature: 0.3,
  knowledgeSourceIds: ['ks_1'],
  channelIds: [],
  handOffRules: { askedForHuman: false, noGroundedAnswer: true, afterTurns: 6, keywords: ['lawyer'] },
  workingHours: { timeZone: 'Europe/Tirane', monday: [{ from: '09:00', to: '17:00' }], sunday: [] },
  tools: [
    {
      name: 'track_parcel',
      description: 'Where a parcel is',
      method: 'GET',
      url: 'https://api.example.com/parcels',
      parameters: { type: 'object', properties: { id: { type: 'string' } } },
      secretHeaders: [{ name: 'authorization', isSet: true }],
      timeoutMs: 2_500,
    },
  ] as never,
} as unknown as AiAgent;

test('what is read and not changed is sent back as it was', () => {
  const input = toInput(toDraft(stored, 'Europe/Berlin'));
  expect(input).toMatchObject({
    name: 'Ada',
    tone: null,
    model: null,
    handOffRules: stored.handOffRules,
    workingHours: { timeZone: 'Europe/Tirane', monday: [{ from: '09:00', to: '17:00' }], tuesday: null, sunday: null },
  });
});

test('the value of a secret header is sent only when one was typed', () => {
  const draft = toDraft(stored, 'Europe/Berlin');
  expect(toInput(draft).tools).toMatchObject([{ secretHeaders: [{ name: 'authorization' }], timeoutMs: 2_500 }]);
  const [header] = draft.tools[0]?.headers ?? [];
  if (header) header.value = 'Bearer new';
  expect(toInput(draft).tools).toMatchObject([{ secretHeaders: [{ name: 'authorization', value: 'Bearer new' }] }]);
});

test('the same agent makes the same draft, so that nothing looks changed', () => {
  expect(toDraft(stored, 'Europe/Berlin')).toEqual(toDraft(stored, 'Europe/Berlin'));
});

test('an agent that always answers has no days, and is offered office hours in the own time zone', () => {
  const draft = toDraft({ ...stored, workingHours: {} }, 'Europe/Berlin');
  expect(draft.hours).toMatchObject({ isAlways: true, timeZone: 'Europe/Berlin' });
  expect(draft.hours.days.friday).toHaveLength(1);
  expect(toInput(draft).workingHours).toMatchObject({ timeZone: null, monday: null, friday: null });
});

test('keywords stand on lines or between commas, each once', () => {
  expect(readKeywords('lawyer, court\n\n lawyer \nrefund')).toEqual(['lawyer', 'court', 'refund']);
});
