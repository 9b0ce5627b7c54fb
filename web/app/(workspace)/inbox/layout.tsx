import type { Metadata } from 'next';
import { InboxScreen } from '@/features/inbox/inbox-screen';

export const metadata: Metadata = { title: 'Inbox' };

/** The screen stays while conversations come and go; it reads the open one from the address. */
export default function InboxLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <InboxScreen />
      {children}
    </>
  );
}
