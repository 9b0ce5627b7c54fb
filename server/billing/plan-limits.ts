import { z } from 'zod';

// The API answers them as Int.
const count = z.number().int().min(0).max(2_147_483_647);
/** null: without limit. */
const limit = count.nullable();

/** What a plan includes (`plans.limits`); `subscriptions.limit_overrides` holds some of the same. Monthly figures count from the start of the subscription's period. */
export const PlanLimits = z.strictObject({
  seats: limit,
  aiAgents: limit,
  channels: limit,
  conversationsPerMonth: limit,
  aiMessagesPerMonth: limit,
  voiceMinutesPerMonth: limit,
  knowledgeMb: limit,
  workflowRunsPerMonth: limit,
  apiRequestsPerMinute: count.min(1),
  webhookSubscriptions: limit,
  retentionDays: count.min(1),
});
export type PlanLimits = z.infer<typeof PlanLimits>;

/** What a plan switches on (`plans.features`). */
export const PlanFeatures = z.strictObject({
  chat: z.boolean(),
  voice: z.boolean(),
  aiAnswers: z.boolean(),
  knowledge: z.boolean(),
  workflows: z.boolean(),
  webhooks: z.boolean(),
  apiAccess: z.boolean(),
  customHttpTools: z.boolean(),
  callRecording: z.boolean(),
  auditLog: z.boolean(),
  singleSignOn: z.boolean(),
  prioritySupport: z.boolean(),
});
export type PlanFeatures = z.infer<typeof PlanFeatures>;
