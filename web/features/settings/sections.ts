import { useViewer } from '@/features/workspace/workspace-provider';
import type { MessageKey } from '@/lib/i18n/messages';

type Section = { href: string; label: MessageKey; permission?: string };

const sections: Section[] = [
  { href: '/settings', label: 'settings.organization', permission: 'organization:read' },
  { href: '/settings/members', label: 'settings.members', permission: 'members:read' },
  { href: '/settings/channels', label: 'settings.channels', permission: 'channels:read' },
  { href: '/settings/labels', label: 'settings.labels', permission: 'labels:read' },
  { href: '/settings/saved-replies', label: 'settings.savedReplies', permission: 'saved-replies:read' },
  { href: '/settings/api-keys', label: 'settings.apiKeys', permission: 'api-keys:read' },
  { href: '/settings/audit-log', label: 'settings.auditLog', permission: 'audit-log:read' },
  { href: '/settings/account', label: 'settings.account' },
];

/** The pages of Settings that the viewer's role shows. */
export function useSettingsSections(): Section[] {
  const { permissions } = useViewer();
  return sections.filter(({ permission }) => !permission || permissions.includes(permission));
}
