import { graphql } from '@/gql';

export const AuditLogFragment = graphql(`
  fragment Audit_auditLogFragment on AuditLog {
    id
    action
    actor {
      type
      id
      name
    }
    targetType
    targetId
    diff
    ip
    createdAt
  }
`);

export const AuditLogList = graphql(`
  query AuditLogList($first: Int!, $after: String, $filter: AuditLogFilter) {
    auditLogs(first: $first, after: $after, filter: $filter) {
      nodes {
        ...Audit_auditLogFragment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
