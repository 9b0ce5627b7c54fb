import { isIPv6 } from 'node:net';
import { AppError } from '../errors.ts';
import { type Counter, createCounter, isRefusal, type Limit } from '../rate-limits/counters.ts';
import type { RequestOrigin } from './actor.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Who tries what is limited thrice: closely by account and address together, so that guessing from one place stops soon;
 * loosely by account, so that guessing from many places stops too, but nobody locks an owner out with a few requests; and
 * by address, for guesses at many accounts. An account that does not exist is limited like any other.
 */
type Rule = { place?: Limit; account?: Limit; address: Limit };

export const attemptRules = {
  /** Wrong passwords; a right one is not counted and clears the account. */
  password: {
    place: { points: 10, duration: 15 * minute },
    account: { points: 50, duration: hour },
    address: { points: 100, duration: hour },
  },
  signUp: { address: { points: 20, duration: hour } },
  passwordReset: {
    place: { points: 5, duration: hour },
    account: { points: 20, duration: hour },
    address: { points: 50, duration: hour },
  },
  emailVerification: {
    account: { points: 5, duration: hour },
    address: { points: 50, duration: hour },
  },
} as const satisfies Record<string, Rule>;

type Subject = keyof typeof attemptRules;

/** A place from which the account's password was right is not stopped by what others try. */
const knownPlaceSeconds = 14 * day;

let enabled = true;
let limiters = new Map<string, Counter>();

/** @param options.enabled false: nothing is limited; for tests, which sign up a hundred people from one address */
export function configureAttempts(options: { enabled: boolean }): void {
  enabled = options.enabled;
  limiters = new Map();
}

function limiter(name: string, limit: Limit): Counter {
  const existing = limiters.get(name);
  if (existing) return existing;
  const made = createCounter(name, limit);
  limiters.set(name, made);
  return made;
}

/** How often a place was stopped within a day: each time it stays stopped twice as long. */
const strikes = () => limiter('strikes', { points: Number.MAX_SAFE_INTEGER, duration: day });
const knownPlaces = () => limiter('known', { points: 1, duration: knownPlaceSeconds });

/** An IPv6 network of 64 bits is one address: whoever has one address of it has them all. */
export function addressKey(ip: string | null): string {
  if (!ip) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? ip).toLowerCase().split('::');
  const groups = head ? head.split(':') : [];
  const after = tail ? tail.split(':').length : 0;
  if (tail !== undefined) groups.push(...Array<string>(Math.max(0, 8 - groups.length - after)).fill('0'));
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function tooMany(waitMs: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  const wait = retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
  return new AppError('RATE_LIMITED', `Too many attempts. Try again in ${wait}.`, { retryAfter });
}

/** @throws RATE_LIMITED */
async function take(name: string, limit: Limit, key: string): Promise<void> {
  try {
    await limiter(name, limit).consume(key);
  } catch (error) {
    if (isRefusal(error)) throw tooMany(error.msBeforeNext);
    throw error;
  }
}

/** Like `take`, and stops the place for longer each time. @throws RATE_LIMITED */
async function takePlace(name: string, limit: Limit, key: string): Promise<void> {
  const places = limiter(name, limit);
  try {
    await places.consume(key);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.consumedPoints !== limit.points + 1) throw tooMany(error.msBeforeNext); // stopped before
    const { consumedPoints } = await strikes().penalty(`${name} ${key}`);
    const seconds = Math.min(day, limit.duration * 2 ** (consumedPoints - 1));
    await places.block(key, seconds);
    throw tooMany(seconds * 1000);
  }
}

export type Attempt = {
  /** It was no guess: the attempt is not counted, and what was counted for the account is forgotten. */
  succeeded: () => Promise<void>;
};

/**
 * Counts an attempt before it is made, so that a thousand at once are no more than one after the other.
 * @param account what is tried: an address in lower case or a user's id, whether it exists or not
 * @throws RATE_LIMITED with `retryAfter` in seconds
 */
export async function beginAttempt(subject: Subject, account: string, origin: RequestOrigin): Promise<Attempt> {
  if (!enabled) return { succeeded: async () => undefined };
  const rule: Rule = attemptRules[subject];
  const address = addressKey(origin.ip);
  const place = `${account} ${address}`;
  if (rule.place) await takePlace(`${subject} place`, rule.place, place);
  await take(`${subject} address`, rule.address, address);
  const isKnown = rule.place && (await knownPlaces().get(place)) !== null;
  if (rule.account && !isKnown) await take(`${subject} account`, rule.account, account);
  return {
    succeeded: async () => {
      await limiter(`${subject} address`, rule.address).reward(address);
      if (rule.account) await limiter(`${subject} account`, rule.account).delete(account);
      if (!rule.place) return;
      await limiter(`${subject} place`, rule.place).delete(place);
      await strikes().delete(`${subject} place ${place}`);
      await knownPlaces().set(place, 1, knownPlaceSeconds);
    },
  };
}

/** A new password was chosen by whoever reads the account's mail: guesses at the old one count no more. */
export async function forgetAttempts(account: string, origin: RequestOrigin): Promise<void> {
  const { place, account: byAccount } = attemptRules.password;
  const key = `${account} ${addressKey(origin.ip)}`;
  await limiter('password account', byAccount).delete(account);
  await limiter('password place', place).delete(key);
  await strikes().delete(`password place ${key}`);
}
