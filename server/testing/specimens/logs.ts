import type { Specimens } from '../specimens.ts';

/** What the organization has done: its audit log, its events, its requests. */
export const logs: Specimens = {
  makes: {
    AuditLog: async ({ owner }) => (await owner.run('{ auditLogs(first: 1) { nodes { id } } }')).auditLogs.nodes[0].id,
    Event: async ({ owner }) => (await owner.run('{ events(last: 1) { nodes { id } } }')).events.nodes[0].id,
  },
  queries: {
    auditLog: async (world) => ({ id: await world.id('AuditLog') }),
    auditLogs: async (world) => ({ first: 10, filter: { actorId: await world.id('User') } }),
    event: async (world) => ({ id: await world.id('Event') }),
    events: () => ({ first: 10, types: ['ORGANIZATION_CREATED'] }),
    idempotencyKeys: () => ({ first: 10 }),
  },
};
