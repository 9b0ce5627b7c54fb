import { BookOpen, Inbox, type LucideIcon, Settings, Sparkles, Users } from 'lucide-react';
import type { MessageKey } from '@/lib/i18n/messages';

type Place = {
  href: string;
  label: MessageKey;
  icon: LucideIcon;
  keys: string;
  /** Behind "More" on a phone. */
  isFurther?: boolean;
};

export const places: Place[] = [
  { href: '/inbox', label: 'nav.inbox', icon: Inbox, keys: 'g i' },
  { href: '/contacts', label: 'nav.contacts', icon: Users, keys: 'g c' },
  { href: '/ai-agents', label: 'nav.aiAgents', icon: Sparkles, keys: 'g b', isFurther: true },
  { href: '/knowledge', label: 'nav.knowledge', icon: BookOpen, keys: 'g k', isFurther: true },
  { href: '/settings', label: 'nav.settings', icon: Settings, keys: 'g s' },
];

export const developerLinks: { href: string; label: MessageKey }[] = [
  { href: '/graphql', label: 'nav.graphiql' },
  { href: '/api/docs', label: 'nav.restReference' },
];
