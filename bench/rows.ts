import type { Row } from './row.ts';
import { fanOut } from './rows/fan-out.ts';
import { fanOutDocuments, fanOutOrganizations } from './rows/fan-out-spread.ts';
import { inboxGrowth, threadGrowth } from './rows/growth.ts';
import { inboxList, threadPage } from './rows/lists.ts';
import { memory } from './rows/memory.ts';
import { neighbours } from './rows/neighbours.ts';
import { networkLoss } from './rows/network-loss.ts';
import { reconnect } from './rows/reconnect.ts';
import { rest } from './rows/rest.ts';
import { rowLevelSecurity } from './rows/row-level-security.ts';
import { sendGrowth, sendMessage } from './rows/send.ts';
import { start } from './rows/start.ts';
import { throughRedis } from './rows/through-redis.ts';

/** In the order of the table. */
export const rows: readonly Row[] = [
  inboxList,
  threadPage,
  threadGrowth,
  inboxGrowth,
  sendMessage,
  sendGrowth,
  fanOut,
  fanOutDocuments,
  fanOutOrganizations,
  throughRedis,
  reconnect,
  rest,
  networkLoss,
  neighbours,
  rowLevelSecurity,
  memory,
  start,
];
