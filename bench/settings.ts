/** BENCH_QUICK=1: small sizes and few rounds, to see that every row works. Its figures say little. */
export const quick = process.env.BENCH_QUICK === '1';

export const settings = {
  rounds: Number(process.env.BENCH_ROUNDS ?? (quick ? 2 : 5)),
  /** Rounds that are played at most, thrown ones included. */
  roundsMax: Number(process.env.BENCH_ROUNDS_MAX ?? (quick ? 3 : 10)),
  /** How long one turn of one side takes. */
  turnMs: Number(process.env.BENCH_SECONDS ?? (quick ? 0.5 : 1.5)) * 1000,
  driftMax: 0.1,
  connections: 16,
  main: { conversations: quick ? 2_000 : 20_000, messagesEach: 5 },
  small: { conversations: 100, messagesEach: 10 },
  large: { conversations: quick ? 5_000 : 100_000, messagesEach: 10 },
  tiny: { conversations: 10, messagesEach: 2 },
  tinyOrganizations: quick ? 50 : 1_000,
  threads: { short: 100, long: quick ? 20_000 : 200_000 },
  subscribers:
    process.env.BENCH_SUBSCRIBERS?.split(',').map(Number) ?? (quick ? [100, 500] : [100, 1_000, 5_000, 10_000]),
  /** Where the product's CPU profiles are written, for whoever looks for what is slow. */
  profiles: process.env.BENCH_PROFILES,
};
