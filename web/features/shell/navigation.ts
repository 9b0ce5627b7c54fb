import { Inbox, type LucideIcon, Settings, Users } from 'lucide-react';
import type { MessageKey } from '@/lib/i18n/messages';

type Place = { href: string; label: MessageKey; icon: LucideIcon; keys: string };

export const places: Place[] = [
  { href: '/inbox', label: 'nav.inbox', icon: Inbox, keys: 'g i' },
  { href: '/contacts', label: 'nav.contacts', icon: Users, keys: 'g c' },
  { href: '/settings', label: 'nav.settings', icon: Settings, keys: 'g s' },
];

export const developerLinks: { href: string; label: MessageKey }[] = [
  { href: '/graphql', label: 'nav.graphiql' },
  { href: '/api/docs', label: 'nav.restReference' },
];
