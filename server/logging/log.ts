import { pino } from 'pino';

/**
 * Structured logs, one JSON object a line. `LOG_LEVEL` chooses what is written.
 * Fields that can carry a secret are removed wherever they appear.
 */
export const log = pino({
  // config.ts refuses a level that does not exist; this file is loaded before it.
  level:
    pino.levels.values[process.env.LOG_LEVEL ?? ''] || process.env.LOG_LEVEL === 'silent'
      ? process.env.LOG_LEVEL
      : 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['password', '*.password', 'token', '*.token', 'authorization', '*.authorization', 'cookie', '*.cookie'],
    remove: true,
  },
});
