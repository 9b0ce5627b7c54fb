/** What a definition takes, and that each mistake is named by its place. */
import { expect, test } from 'vitest';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

const manual = { type: 'manual' };
const end = { id: 'stop', type: 'end' };
const say = { id: 'say', type: 'send_message', body: 'Hello' };
const ask = { id: 'ask', type: 'wait_for_reply', timeoutSeconds: 60 };
const check = {
  id: 'check',
  type: 'condition',
  rules: [{ value: '{{ trigger.message.body }}', operator: 'is_empty' }],
};
const each = { id: 'each', type: 'for_each', items: '{{ trigger.input.items }}' };
const fetchIt = { id: 'get', type: 'http_request', url: 'https://api.example.com/o', method: 'GET' };

const create = (definition: unknown): Promise<Data> =>
  acme.owner
    .mutate('createWorkflow', { name: 'Flow', definition }, 'workflow { definition triggerType version }')
    .then(({ workflow }) => workflow);

const withNodes = (...nodes: unknown[]) => ({ trigger: manual, nodes, edges: [] });
const withEdges = (nodes: unknown[], ...edges: unknown[]) => ({ trigger: manual, nodes, edges });
const withTrigger = (trigger: unknown) => ({ trigger, nodes: [end], edges: [] });

const good: [string, Data][] = [
  ['the smallest one', withNodes(end)],
  ['one message', withNodes({ id: 'a', type: 'send_message', body: 'Hello' })],
  ['no edges at all', { trigger: manual, nodes: [end] }],
  [
    'an edge that says where to start',
    withEdges([end, say], { from: 'trigger', to: 'say' }, { from: 'say', to: 'stop' }),
  ],
  [
    'a switch whose other cases go one way',
    withEdges(
      [{ id: 'tier', type: 'switch', value: '{{ contact.tier }}', cases: ['gold', 'silver'] }, say, end],
      { from: 'tier', to: 'say', when: 'gold' },
      { from: 'tier', to: 'stop' },
    ),
  ],
  [
    'asking until there is an answer',
    withEdges(
      [say, ask, end],
      { from: 'say', to: 'ask' },
      { from: 'ask', to: 'say', when: 'timeout' },
      { from: 'ask', to: 'stop' },
    ),
  ],
  [
    'a loop in a loop',
    withEdges(
      [each, { ...each, id: 'inner', maxItems: 10 }, say, end],
      { from: 'each', to: 'inner', when: 'each' },
      { from: 'inner', to: 'say', when: 'each' },
      { from: 'say', to: 'inner' },
      { from: 'inner', to: 'each', when: 'done' },
      { from: 'each', to: 'stop', when: 'done' },
    ),
  ],
  [
    'every other type of node',
    withEdges(
      [
        {
          id: 'sort',
          type: 'classify',
          labels: ['billing', 'other'],
          position: { x: 0, y: 10.5 },
          name: 'Sort',
          retries: 3,
        },
        { id: 'ai', type: 'ai_reply', instructions: 'Be brief.' },
        { id: 'free', type: 'assign', assigneeId: null },
        { id: 'attr', type: 'set_attribute', name: 'tier', value: null, target: 'contact' },
        {
          id: 'post',
          type: 'http_request',
          url: 'http://x.example/{{ contact.id }}?a={{ b }}',
          method: 'POST',
          body: '{"a":{"b":1}}',
        },
        { id: 'nap', type: 'wait', seconds: 2_592_000 },
        { id: 'human', type: 'hand_off', reason: '{{ steps.sort.label }}' },
      ],
      { from: 'sort', to: 'ai', when: 'billing' },
      { from: 'sort', to: 'free' },
      { from: 'ai', to: 'attr' },
      { from: 'free', to: 'attr' },
      { from: 'attr', to: 'post' },
      { from: 'post', to: 'nap' },
      { from: 'nap', to: 'human' },
    ),
  ],
  ...[
    { type: 'message.created', authorTypes: ['CONTACT', 'AI'] },
    { type: 'conversation.created' },
    { type: 'conversation.resolved' },
    { type: 'call.ended', direction: 'INBOUND' },
    { type: 'schedule', cron: '*/15 8-18/2 1,15 * 1-5', timeZone: 'Europe/Belgrade' },
    { type: 'webhook' },
  ].map((trigger): [string, Data] => [`the trigger ${trigger.type}`, withTrigger(trigger)]),
];

test.each(good)('%s is stored as it was given', async (_name, definition) => {
  const workflow = await create(definition);
  expect(workflow.definition).toEqual({ edges: [], ...definition });
  expect(workflow).toMatchObject({ triggerType: definition.trigger.type, version: 1 });
});

test('true and false of a condition may be given as such', async () => {
  const edges = [
    { from: 'check', to: 'say', when: true },
    { from: 'check', to: 'stop', when: 'false' },
  ];
  const { definition } = await create(withEdges([check, say, end], ...edges));
  expect(definition.edges).toMatchObject([{ when: 'true' }, { when: 'false' }]);
});

const bad: [path: string, definition: unknown][] = [
  ['', 'manual'],
  ['', []],
  ['trigger', { nodes: [end], edges: [] }],
  ['nodes', { trigger: manual, edges: [] }],
  ['edges', { ...withNodes(end), edges: null }],
  ['nods', { ...withNodes(end), nods: [] }],
  ['trigger.type', withTrigger({})],
  ['trigger.type', withTrigger({ type: 'contact.created' })],
  ['trigger.cron', withTrigger({ type: 'manual', cron: '* * * * *' })],
  ['trigger.cron', withTrigger({ type: 'schedule' })],
  ...['* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 8', '5-1 * * * *', '5/10 * * * *']
    .concat(
      '*/0 * * * *',
      '@daily',
      '* * * * MON',
      '0 0 31 2 *',
      '0 0 31 4,6 *',
      '1,,2 * * * *',
      ' * * * *',
      '-1 * * * *',
    )
    .map((cron): [string, unknown] => ['trigger.cron', withTrigger({ type: 'schedule', cron })]),
  ['trigger.timeZone', withTrigger({ type: 'schedule', cron: '0 9 * * *', timeZone: 'Pristina' })],
  ['trigger.channelIds.0', withTrigger({ type: 'message.created', channelIds: ['conv_01k0000000e000000000000000'] })],
  ['trigger.authorTypes.1', withTrigger({ type: 'message.created', authorTypes: ['AI', 'AI'] })],
  ['nodes', withNodes()],
  ['nodes', withNodes(...Array.from({ length: 201 }, (_, index) => ({ ...end, id: `n${index}` })))],
  ['edges', withEdges([end], ...Array.from({ length: 401 }, () => ({ from: 'trigger', to: 'stop' })))],
  ['nodes.0', withNodes('end')],
  ['nodes.0.type', withNodes({ id: 'a' })],
  ['nodes.0.type', withNodes({ id: 'a', type: 'sleep' })],
  ['nodes.0.id', withNodes({ type: 'end' })],
  ['nodes.0.id', withNodes({ ...end, id: 'a.b' })],
  ['nodes.0.id', withNodes({ ...end, id: 'trigger' })],
  ['nodes.0.colour', withNodes({ ...end, colour: 'red' })],
  ['nodes.0.retries', withNodes({ ...end, retries: 11 })],
  ['nodes.0.position.z', withNodes({ ...end, position: { x: 1, y: 1, z: 1 } })],
  ['nodes.0.body', withNodes({ id: 'a', type: 'send_message' })],
  ['nodes.0.body', withNodes({ ...say, body: '  ' })],
  ['nodes.0.body', withNodes({ ...say, body: 'x'.repeat(8001) })],
  ['nodes.0.body', withNodes({ ...say, body: 'Hello {{ contact.name' })],
  ['nodes.0.body', withNodes({ ...say, body: 'Hello {{ }}' })],
  ['nodes.0.body', withNodes({ ...say, body: 'Hello {{ a {{ b }} }}' })],
  ['nodes.0.kind', withNodes({ ...say, kind: 'ACTIVITY' })],
  ['nodes.0.rules', withNodes({ ...check, rules: [] })],
  ['nodes.0.rules.0.operator', withNodes({ ...check, rules: [{ value: 'x', operator: 'matches' }] })],
  ['nodes.0.rules.0.compareTo', withNodes({ ...check, rules: [{ value: 'x', operator: 'equals' }] })],
  ['nodes.0.rules.0.compareTo', withNodes({ ...check, rules: [{ value: 'x', operator: 'is_empty', compareTo: 1 }] })],
  ['nodes.0.cases.1', withNodes({ id: 'a', type: 'switch', value: 'x', cases: ['b', 'b'] })],
  ['nodes.0.labels', withNodes({ id: 'a', type: 'classify', labels: [] })],
  ['nodes.0.aiAgentId', withNodes({ id: 'a', type: 'ai_reply', aiAgentId: 'support' })],
  ['nodes.0.assigneeId', withNodes({ id: 'a', type: 'assign' })],
  ['nodes.0.add', withNodes({ id: 'a', type: 'label' })],
  ['nodes.0.add.0', withNodes({ id: 'a', type: 'label', add: ['vip'] })],
  ['nodes.0.value', withNodes({ id: 'a', type: 'set_attribute', name: 'x', value: [] })],
  ['nodes.0.url', withNodes({ ...fetchIt, url: 'ftp://example.com' })],
  ['nodes.0.url', withNodes({ ...fetchIt, url: 'https://{{ trigger.message.body }}/x' })],
  ['nodes.0.url', withNodes({ ...fetchIt, url: 'https://me:secret@example.com' })],
  ['nodes.0.method', withNodes({ ...fetchIt, method: 'TRACE' })],
  ['nodes.0.headers.Host', withNodes({ ...fetchIt, headers: { Host: 'internal' } })],
  ['nodes.0.headers.a b', withNodes({ ...fetchIt, headers: { 'a b': 'x' } })],
  ['nodes.0.headers.x', withNodes({ ...fetchIt, headers: { x: 'a\r\nb: c' } })],
  ['nodes.0.timeoutMs', withNodes({ ...fetchIt, timeoutMs: 10_001 })],
  ['nodes.0.body', withNodes({ ...fetchIt, body: 'x' })],
  ['nodes.0.body', withNodes({ ...fetchIt, method: 'POST', body: ['x'.repeat(20_000)] })],
  ['nodes.0.seconds', withNodes({ id: 'a', type: 'wait', seconds: 2_592_001 })],
  ['nodes.0.seconds', withNodes({ id: 'a', type: 'wait', seconds: 1.5 })],
  ['nodes.0.timeoutSeconds', withNodes({ ...ask, timeoutSeconds: 0 })],
  ['nodes.0.maxItems', withNodes({ ...each, maxItems: 1001 })],
  ['edges.0.to', withEdges([end], { from: 'trigger' })],
  ['edges.0.when', withEdges([end], { from: 'trigger', to: 'stop', when: 1 })],
  ['edges.0.label', withEdges([end], { from: 'trigger', to: 'stop', label: 'x' })],
  // The graph.
  ['nodes.1 ("stop")', withNodes(end, end)],
  ['nodes.1 ("stop")', withNodes(say, end)],
  ['nodes.0 ("stop")', withEdges([end, say], { from: 'trigger', to: 'say' })],
  ['nodes.0 ("each")', withEdges([each, end], { from: 'each', to: 'stop', when: 'done' })],
  ['edges.0 ("said" → "stop")', withEdges([say, end], { from: 'said', to: 'stop' })],
  ['edges.0 ("say" → "stopp")', withEdges([say, end], { from: 'say', to: 'stopp' })],
  ['edges.0 ("say" → "trigger")', withEdges([say], { from: 'say', to: 'trigger' })],
  ['edges.1 ("stop" → "say")', withEdges([say, end], { from: 'say', to: 'stop' }, { from: 'stop', to: 'say' })],
  ['edges.0 ("say" → "stop")', withEdges([say, end], { from: 'say', to: 'stop', when: 'true' })],
  ['edges.0 ("trigger" → "stop")', withEdges([end], { from: 'trigger', to: 'stop', when: 'true' })],
  ['edges.0 ("check" → "stop")', withEdges([check, end], { from: 'check', to: 'stop', when: 'maybe' })],
  ['edges.0 ("ask" → "stop")', withEdges([ask, end], { from: 'ask', to: 'stop', when: 'each' })],
  ['edges.0 ("each" → "stop")', withEdges([each, end], { from: 'each', to: 'stop' })],
  ['edges.0 ("each" → "each")', withEdges([each], { from: 'each', to: 'each', when: 'each' })],
  [
    'edges.1 ("say" → "more")',
    withEdges([say, end, { ...say, id: 'more' }], { from: 'say', to: 'stop' }, { from: 'say', to: 'more' }),
  ],
  ['edges.0 ("say" → "say")', withEdges([say], { from: 'say', to: 'say' })],
  [
    'edges.1 ("check" → "say")',
    withEdges([say, check], { from: 'say', to: 'check' }, { from: 'check', to: 'say', when: 'true' }),
  ],
  [
    'edges.2 ("say" → "each")',
    withEdges(
      [each, end, say],
      { from: 'each', to: 'stop', when: 'each' },
      { from: 'each', to: 'say', when: 'done' },
      { from: 'say', to: 'each' },
    ),
  ],
];

test.each(bad)('%s is named: %j', async (path, definition) => {
  const failure = await create(definition).then(
    () => 'stored',
    ({ code, message, extensions }) => ({ code, message, paths: extensions.fields?.map((field: Data) => field.path) }),
  );
  const named = path === '' ? 'definition' : `definition.${path}`;
  expect(failure).toMatchObject({ code: 'VALIDATION_FAILED', paths: [named] });
  expect((failure as Data).message.startsWith(`${named}: `)).toBe(true);
});

test('every mistake is named at once', async () => {
  const definition = withEdges([say, { ...say, body: '' }, { id: 'x', type: 'wait', seconds: 0, colour: 1 }]);
  const failure = await create(definition).catch((error) => error);
  expect(failure.extensions.fields.map(({ path }: Data) => path)).toEqual([
    'definition.nodes.1.body',
    'definition.nodes.2.seconds',
    'definition.nodes.2.colour',
  ]);
});
