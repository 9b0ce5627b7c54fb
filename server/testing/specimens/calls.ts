import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

const numbers = { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' };
const turn = { speaker: 'CALLER', textHeard: 'Where is my parcel?', startedMs: 0, endedMs: 1800 };

async function createCall({ owner }: World): Promise<string> {
  const { callSession } = await owner.mutate('createCallSession', numbers, 'callSession { id }');
  return callSession.id;
}

async function endedCall(world: World): Promise<{ id: string; transcript: { id: string } }> {
  const callSessionId = await createCall(world);
  await world.owner.mutate('addCallTurn', { callSessionId, ...turn }, 'cursor');
  const { callSession } = await world.owner.mutate(
    'endCallSession',
    { id: callSessionId },
    'callSession { id transcript { id } }',
  );
  return callSession;
}

export const calls: Specimens = {
  makes: {
    CallSession: createCall,
    CallTurn: async (world) => {
      const callSessionId = await world.id('CallSession');
      const { callTurn } = await world.owner.mutate('addCallTurn', { callSessionId, ...turn }, 'callTurn { id }');
      return callTurn.id;
    },
    CallTranscript: async (world) => (await endedCall(world)).transcript.id,
  },
  queries: {
    callSession: async (world) => ({ id: await world.id('CallSession') }),
    callSessions: () => ({ first: 10 }),
    callTranscript: async (world) => ({ callSessionId: (await endedCall(world)).id }),
  },
  mutations: {
    createCallSession: () => ({ input: numbers }),
    addCallTurn: async (world) => ({ input: { callSessionId: await world.id('CallSession'), ...turn } }),
    updateCallSession: async (world) => ({
      input: { id: await world.id('CallSession'), metadata: { queue: 'sales' } },
    }),
    endCallSession: async (world) => ({ input: { id: await world.make('CallSession') } }),
    sayInCall: async (world) => ({ input: { id: await world.id('CallSession'), text: 'One moment, please.' } }),
  },
  subscriptions: {
    callSessionChanged: async (world) => ({ callSessionId: await world.id('CallSession'), after: '0' }),
    callTurnAdded: async (world) => ({ callSessionId: await world.id('CallSession'), after: '0' }),
  },
  engineless: ['sayInCall'],
};
