import type { Actor } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import { type Counted, type Counter, createCounter } from './counters.ts';
import { planRequestsPerMinute } from './plan-limit.service.ts';

const windowSeconds = 60;

/**
 * Requests a minute. Programs share what their organization's plan includes; people, contacts and nobody in particular
 * get a limit that only a loop or an attack reaches.
 */
const perMinute = { person: 12_000, contact: 600, address: 1_200 };

type Policy = { name: 'plan' | keyof typeof perMinute; key: string; limit: number };

let limiter: Counter | null = null;

export function configureRateLimits(enabled: boolean): void {
  limiter = enabled ? createCounter('requests', { points: 1, duration: windowSeconds }) : null;
}

async function policyOf({ kind, id, organizationId, origin }: Actor): Promise<Policy> {
  if (kind === 'apiKey' && organizationId) {
    const limit = await planRequestsPerMinute(organizationId);
    return { name: 'plan', key: `plan:${organizationId}`, limit };
  }
  if (kind === 'user') return { name: 'person', key: `person:${id}`, limit: perMinute.person };
  if (kind === 'contact') return { name: 'contact', key: `contact:${id}`, limit: perMinute.contact };
  return { name: 'address', key: `address:${origin.ip}`, limit: perMinute.address };
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10). */
function headersOf({ name, limit }: Policy, { consumedPoints, msBeforeNext }: Counted): [string, string][] {
  const remaining = Math.max(0, limit - consumedPoints);
  return [
    ['RateLimit-Policy', `"${name}";q=${limit};w=${windowSeconds}`],
    ['RateLimit', `"${name}";r=${remaining};t=${Math.ceil(msBeforeNext / 1000)}`],
  ];
}

/**
 * Counts one request and says in headers how many are left.
 * @throws RATE_LIMITED with `retryAfter` in seconds
 */
export async function countRequest(actor: Actor, setHeader: (name: string, value: string) => void): Promise<void> {
  if (!limiter) return;
  const policy = await policyOf(actor);
  // `penalty` counts without refusing, since each caller has its own limit; `consume` knows only one.
  const counted = await limiter.penalty(policy.key, 1);
  for (const [name, value] of headersOf(policy, counted)) setHeader(name, value);
  if (counted.consumedPoints <= policy.limit) return;
  const retryAfter = Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
  throw new AppError('RATE_LIMITED', `More than ${policy.limit} requests a minute; try again in ${retryAfter} s.`, {
    retryAfter,
    limit: policy.limit,
  });
}
