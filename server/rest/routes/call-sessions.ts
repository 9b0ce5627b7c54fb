import { parse } from 'graphql';
import { callSession, callTranscript, callTurn } from '../fragments.ts';
import type { Route } from '../route.ts';

export const callSessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/call-sessions',
    status: 200,
    summary: 'List calls',
    document: parse(`
      query ListCallSessions($first: Int, $after: String, $filter: CallSessionFilter) {
        callSessions(first: $first, after: $after, filter: $filter) {
          nodes { ...CallSession } pageInfo { hasNextPage endCursor }
        }
      }
      ${callSession}
    `),
    answer: 'callSessions',
  },
  {
    method: 'POST',
    path: '/call-sessions',
    status: 201,
    summary: 'Record a call',
    document: parse(`
      mutation CreateCallSession($input: CreateCallSessionInput!) {
        createCallSession(input: $input) { callSession { ...CallSession } cursor }
      }
      ${callSession}
    `),
    answer: 'createCallSession.callSession',
    example: { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' },
  },
  {
    method: 'GET',
    path: '/call-sessions/:id',
    status: 200,
    summary: 'Read a call',
    document: parse(`query ReadCallSession($id: ID!) { callSession(id: $id) { ...CallSession } } ${callSession}`),
    answer: 'callSession',
  },
  {
    method: 'PATCH',
    path: '/call-sessions/:id',
    status: 200,
    summary: 'Move a call forward, or add what is known of it',
    document: parse(`
      mutation UpdateCallSession($input: UpdateCallSessionInput!) {
        updateCallSession(input: $input) { callSession { ...CallSession } cursor }
      }
      ${callSession}
    `),
    answer: 'updateCallSession.callSession',
    example: { status: 'RINGING' },
  },
  {
    method: 'GET',
    path: '/call-sessions/:id/turns',
    status: 200,
    summary: 'List what was said in a call, in order',
    document: parse(`
      query ListCallTurns($id: ID!, $first: Int, $after: String) {
        callSession(id: $id) {
          turns(first: $first, after: $after) { nodes { ...CallTurn } pageInfo { hasNextPage endCursor } }
        }
      }
      ${callTurn}
    `),
    answer: 'callSession.turns',
  },
  {
    method: 'POST',
    path: '/call-sessions/:id/turns',
    status: 201,
    summary: 'Add what was said next',
    document: parse(`
      mutation AddCallTurn($input: AddCallTurnInput!) { addCallTurn(input: $input) { callTurn { ...CallTurn } cursor } }
      ${callTurn}
    `),
    answer: 'addCallTurn.callTurn',
    idField: 'callSessionId',
    location: '/call-turns/:id',
    example: { speaker: 'CALLER', textHeard: 'Where is my parcel?', startedMs: 0 },
  },
  {
    method: 'GET',
    path: '/call-turns/:id',
    status: 200,
    summary: 'Read a turn of a call',
    document: parse(`query ReadCallTurn($id: ID!) { node(id: $id) { ...CallTurn } } ${callTurn}`),
    answer: 'node',
    node: 'CallTurn',
  },
  {
    method: 'POST',
    path: '/call-sessions/:id/end',
    status: 200,
    summary: 'End a call',
    document: parse(`
      mutation EndCallSession($input: EndCallSessionInput!) {
        endCallSession(input: $input) { callSession { ...CallSession } cursor }
      }
      ${callSession}
    `),
    answer: 'endCallSession.callSession',
    example: {},
  },
  {
    method: 'GET',
    path: '/call-sessions/:id/transcript',
    status: 200,
    summary: 'Read the transcript of a call that has ended',
    document: parse(`
      query ReadCallTranscript($id: ID!) { callTranscript(callSessionId: $id) { ...CallTranscript } }
      ${callTranscript}
    `),
    answer: 'callTranscript',
  },
];
