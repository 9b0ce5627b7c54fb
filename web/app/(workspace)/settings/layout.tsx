import type { Metadata } from 'next';
import { SettingsLayout } from '@/features/settings/settings-layout';

export const metadata: Metadata = { title: 'Settings' };

export default function Layout({ children }: { children: React.ReactNode }) {
  return <SettingsLayout>{children}</SettingsLayout>;
}
