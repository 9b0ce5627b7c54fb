import type { Row } from './row.ts';
import { inboxList, threadPage } from './rows/lists.ts';

/** In the order of the table. */
export const rows: readonly Row[] = [inboxList, threadPage];
