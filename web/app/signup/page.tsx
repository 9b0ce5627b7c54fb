import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SignUpForm } from '@/features/session/sign-up-form';

export const metadata: Metadata = { title: 'Sign up' };

export default function Page() {
  return (
    <Suspense>
      <SignUpForm />
    </Suspense>
  );
}
