import type { Metadata } from 'next';
import { Suspense } from 'react';
import { VerifyEmailForm } from '@/features/session/verify-email-form';

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

export default function Page() {
  return (
    <Suspense>
      <VerifyEmailForm />
    </Suspense>
  );
}
