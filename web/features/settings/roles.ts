import type { Role } from '@/gql/graphql';

export const roles = ['OWNER', 'ADMIN', 'AGENT', 'VIEWER'] as const satisfies Role[];
