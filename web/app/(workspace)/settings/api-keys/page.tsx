import { ApiKeySettings } from '@/features/settings/api-key-settings';

export default function Page() {
  return <ApiKeySettings />;
}
