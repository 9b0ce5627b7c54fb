import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ForgotPasswordForm } from '@/features/session/forgot-password-form';

export const metadata: Metadata = { title: 'Forgot password', referrer: 'no-referrer' };

export default function Page() {
  return (
    <Suspense>
      <ForgotPasswordForm />
    </Suspense>
  );
}
