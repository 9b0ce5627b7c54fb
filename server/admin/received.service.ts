import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { byCreation, keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import type { VerificationToken, WebhookEvent } from '../generated/prisma/client.ts';

/** What was received last first. */
export const byReceipt: readonly SortColumn[] = [
  { name: 'receivedAt', kind: 'date', direction: 'desc' },
  { name: 'id', kind: 'uuid', direction: 'desc' },
];

/** @throws FORBIDDEN */
export function listWebhookEvents(actor: Actor, page: Page): Promise<WebhookEvent[]> {
  authorizePlatform(actor);
  return asPlatform('list received webhooks for a platform admin', (platform) =>
    platform.webhookEvent.findMany(keysetQuery(page, byReceipt)),
  );
}

/** Newest first. @throws FORBIDDEN */
export function listVerificationTokens(actor: Actor, page: Page): Promise<VerificationToken[]> {
  authorizePlatform(actor);
  return asPlatform('list verification tokens for a platform admin', (platform) =>
    platform.verificationToken.findMany(keysetQuery(page, byCreation)),
  );
}
