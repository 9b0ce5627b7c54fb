import { ChannelSettings } from '@/features/settings/channel-settings';

export default function Page() {
  return <ChannelSettings />;
}
