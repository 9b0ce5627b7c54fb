/** How large a run is. The short one is for each change (.ci/run), the full one for the figures of docs/reliability.md. */
type Size = {
  name: 'short' | 'full';
  organizations: number;
  conversationsPerOrganization: number;
  subscribers: number;
  messagesPerSecond: number;
};

const short: Size = {
  name: 'short',
  organizations: 5,
  conversationsPerOrganization: 8,
  subscribers: 40,
  messagesPerSecond: 40,
};

const full: Size = {
  name: 'full',
  organizations: 20,
  conversationsPerOrganization: 10,
  subscribers: 200,
  messagesPerSecond: 200,
};

function chosen(): Size {
  const { FAULTS: name = 'full', FAULTS_RATE, FAULTS_SUBSCRIBERS } = process.env;
  if (name !== 'short' && name !== 'full') throw new Error(`FAULTS is "${name}"; it takes short or full.`);
  const size = name === 'short' ? short : full;
  return {
    ...size,
    messagesPerSecond: Number(FAULTS_RATE) || size.messagesPerSecond,
    subscribers: Number(FAULTS_SUBSCRIBERS) || size.subscribers,
  };
}

export const size = chosen();

/** The value of this run's size. */
export function sized<T>(values: { short: T; full: T }): T {
  return values[size.name];
}

/** How long the soak runs; the table's two hours take FAULTS_SOAK_MINUTES=120. */
export const soakMinutes = Number(process.env.FAULTS_SOAK_MINUTES) || sized({ short: 0.1, full: 10 });
