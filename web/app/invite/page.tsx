import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InvitationScreen } from '@/features/session/invitation-screen';

export const metadata: Metadata = { title: 'Accept invitation', referrer: 'no-referrer' };

export default function Page() {
  return (
    <Suspense>
      <InvitationScreen />
    </Suspense>
  );
}
