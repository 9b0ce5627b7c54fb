import type { PlanLimits } from '../billing/plan-limits.ts';

/** What `usage_ledger` and `usage` count, by the names stored there. */
export const ledgerMetrics = ['conversations', 'messages', 'ai_messages', 'voice_minutes', 'workflow_runs'] as const;
export type LedgerMetric = (typeof ledgerMetrics)[number];

/** Limits on what there is at a time. */
export type CountableMetric = 'seats' | 'aiAgents' | 'channels' | 'knowledgeMb' | 'webhookSubscriptions';

/** Limits on what happens within a period, each with the ledger's metric that it limits. */
export const meteredBy = {
  conversationsPerMonth: 'conversations',
  aiMessagesPerMonth: 'ai_messages',
  voiceMinutesPerMonth: 'voice_minutes',
  workflowRunsPerMonth: 'workflow_runs',
} as const satisfies Partial<Record<keyof PlanLimits, LedgerMetric>>;

export type MeteredMetric = keyof typeof meteredBy;
