import { OrganizationSettings } from '@/features/settings/organization-settings';

export default function Page() {
  return <OrganizationSettings />;
}
