import { AuditLogSettings } from '@/features/audit/audit-log-settings';

export default function Page() {
  return <AuditLogSettings />;
}
