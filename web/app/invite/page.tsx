import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AcceptInvitationForm } from '@/features/session/accept-invitation-form';

export const metadata: Metadata = { title: 'Accept invitation' };

export default function Page() {
  return (
    <Suspense>
      <AcceptInvitationForm />
    </Suspense>
  );
}
