import type { Translate } from '@/lib/i18n/translate';
import type { ConversationItem } from './conversation-item';

/** "Ana:" */
export function agentPrefix(name: string | null, t: Translate): string {
  const [firstName] = name?.trim().split(/\s+/) ?? [];
  return firstName ? `${firstName}:` : t('inbox.team');
}

/** Who wrote the line in a list: "Ana:", "AI:"; the contact's own words stand alone. */
export function previewPrefix(item: ConversationItem, t: Translate): string | null {
  if (item.previewAuthor === 'AI') return t('inbox.ai');
  return item.previewAuthor === 'AGENT' ? agentPrefix(item.previewAuthorName, t) : null;
}
