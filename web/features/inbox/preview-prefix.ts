import type { AuthorType } from '@/gql/graphql';
import type { MessageKey } from '@/lib/i18n/messages';

/** Who wrote the line in a list; the contact's own words stand alone. */
export const previewPrefixes: Partial<Record<AuthorType, MessageKey>> = { AGENT: 'inbox.team', AI: 'inbox.ai' };
