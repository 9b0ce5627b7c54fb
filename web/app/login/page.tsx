import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LogInForm } from '@/features/session/log-in-form';

// Its address can hold the token of an invitation.
export const metadata: Metadata = { title: 'Log in', referrer: 'no-referrer' };

export default function Page() {
  return (
    <Suspense>
      <LogInForm />
    </Suspense>
  );
}
