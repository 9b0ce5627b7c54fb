/** How often a tab says what it shows, and a process who is there. */
let heartbeatMs = 20_000;

/** Two heartbeats may be lost. */
const leaseHeartbeats = 2.5;

export const presenceSettings = {
  heartbeatMs: () => heartbeatMs,
  leaseMs: () => heartbeatMs * leaseHeartbeats,
};

export function configurePresence(options: { heartbeatMs: number }): void {
  heartbeatMs = options.heartbeatMs;
}
