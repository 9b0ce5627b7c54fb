import { pino } from 'pino';

/**
 * Structured logs, one JSON object a line. `LOG_LEVEL` chooses what is written.
 * Fields that can carry a secret are removed wherever they appear.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['password', '*.password', 'token', '*.token', 'authorization', '*.authorization', 'cookie', '*.cookie'],
    remove: true,
  },
});
