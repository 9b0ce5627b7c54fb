import { AccountSettings } from '@/features/account/account-settings';

export default function Page() {
  return <AccountSettings />;
}
