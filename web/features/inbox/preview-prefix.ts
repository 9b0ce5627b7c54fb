import type { Translate } from '@/lib/i18n/translate';
import type { ConversationItem } from './conversation-item';

/** Who wrote the line in a list: "Ana:", "AI:"; the contact's own words stand alone. */
export function previewPrefix(item: ConversationItem, t: Translate): string | null {
  if (item.previewAuthor === 'AI') return t('inbox.ai');
  if (item.previewAuthor !== 'AGENT') return null;
  const [firstName] = item.previewAuthorName?.trim().split(/\s+/) ?? [];
  return firstName ? `${firstName}:` : t('inbox.team');
}
