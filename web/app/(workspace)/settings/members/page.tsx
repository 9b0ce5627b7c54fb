import { MemberSettings } from '@/features/settings/member-settings';

export default function Page() {
  return <MemberSettings />;
}
