'use client';

import { Braces, type LucideIcon, Mail, MessageCircle, Phone } from 'lucide-react';
import type { ChannelType } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';

export const channelIcons: Record<ChannelType, LucideIcon> = {
  API: Braces,
  WIDGET: MessageCircle,
  VOICE: Phone,
  EMAIL: Mail,
};

/** Where somebody writes from, at the corner of their picture. */
export function ChannelMark({ type }: { type: ChannelType }) {
  const t = useT();
  const Icon = channelIcons[type];
  return (
    <span
      title={t(`channel.${type}`)}
      className="absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full bg-surface text-muted"
    >
      <Icon size={10} strokeWidth={2} aria-hidden />
      <span className="sr-only">{t(`channel.${type}`)}</span>
    </span>
  );
}
