import { expect, test } from 'vitest';
import { toDraft } from './ai-agent-draft';
import { problemsOf } from './check-draft';
import { emptyHeader, emptyTool, type ToolDraft } from './tool-draft';

const t = (key: string) => key;
const valid = { ...toDraft(undefined, 'Europe/Berlin'), name: 'Ada', instructions: 'Answer.' };
const tool: ToolDraft = { ...emptyTool(), name: 'track', description: 'Tracks', url: 'https://api.example.com' };

test('a new agent lacks a name and instructions, and nothing else', () => {
  expect(problemsOf(t, toDraft(undefined, 'Europe/Berlin'))).toEqual({
    name: 'form.required',
    instructions: 'form.required',
  });
  expect(problemsOf(t, valid)).toEqual({});
});

test('numbers keep within their bounds', () => {
  const problems = problemsOf(t, { ...valid, temperature: '2.1', afterTurns: '0' });
  expect(Object.keys(problems)).toEqual(['temperature', 'handOffRules.afterTurns']);
  expect(problemsOf(t, { ...valid, temperature: '' })).toHaveProperty('temperature');
});

test('hours are times in order, on one day at least, in a zone that exists', () => {
  const withMonday = (monday: { from: string; to: string }[], timeZone = 'Europe/Berlin') =>
    problemsOf(t, { ...valid, hours: { isAlways: false, timeZone, days: { ...noDays, monday } } });
  const noDays = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  expect(withMonday([{ from: '09:00', to: '24:00' }])).toEqual({});
  expect(withMonday([])).toEqual({ 'workingHours.monday': 'aiAgents.noDay' });
  expect(withMonday([{ from: '9', to: '17:00' }])).toEqual({ 'workingHours.monday': 'aiAgents.timeFormat' });
  expect(withMonday([{ from: '17:00', to: '09:00' }])).toEqual({ 'workingHours.monday': 'aiAgents.timeOrder' });
  const overlapping = [
    { from: '09:00', to: '13:00' },
    { from: '12:00', to: '17:00' },
  ];
  expect(withMonday(overlapping)).toEqual({ 'workingHours.monday': 'aiAgents.timeOverlap' });
  expect(withMonday([{ from: '09:00', to: '17:00' }], 'Nowhere/Town')).toHaveProperty(['workingHours.timeZone']);
});

test('a tool is named at the field that is wrong', () => {
  const wrong = { ...tool, name: '1st', url: 'ftp://example.com', parameters: '{', timeoutSeconds: '60' };
  expect(Object.keys(problemsOf(t, { ...valid, tools: [tool, wrong] }))).toEqual([
    'tools.1.name',
    'tools.1.url',
    'tools.1.parameters',
    'tools.1.timeoutMs',
  ]);
  expect(problemsOf(t, { ...valid, tools: [tool, { ...tool }] })).toEqual({
    'tools.0.name': 'aiAgents.toolTwin',
    'tools.1.name': 'aiAgents.toolTwin',
  });
  expect(problemsOf(t, { ...valid, tools: [{ ...tool, parameters: '[]' }] })).toEqual({
    'tools.0.parameters': 'aiAgents.schemaObject',
  });
});

test('a secret that is set needs no value; a new one does', () => {
  const headers = [
    { ...emptyHeader(), name: 'authorization', isSet: true },
    { ...emptyHeader(), name: 'x-api-key' },
  ];
  expect(problemsOf(t, { ...valid, tools: [{ ...tool, headers }] })).toEqual({
    'tools.0.secretHeaders.1.value': 'form.required',
  });
});
