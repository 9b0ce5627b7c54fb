import { parse } from 'graphql';
import { auditLog } from '../fragments.ts';
import type { Route } from '../route.ts';

export const auditLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit-logs',
    status: 200,
    summary: 'List what was done',
    document: parse(`
      query ListAuditLogs($first: Int, $after: String, $filter: AuditLogFilter) {
        auditLogs(first: $first, after: $after, filter: $filter) {
          nodes { ...AuditLog } pageInfo { hasNextPage endCursor }
        }
      }
      ${auditLog}
    `),
    answer: 'auditLogs',
  },
  {
    method: 'GET',
    path: '/audit-logs/:id',
    status: 200,
    summary: 'Read one entry of the audit log',
    document: parse(`query ReadAuditLog($id: ID!) { auditLog(id: $id) { ...AuditLog } } ${auditLog}`),
    answer: 'auditLog',
  },
];
