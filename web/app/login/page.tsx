import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LogInForm } from '@/features/session/log-in-form';

export const metadata: Metadata = { title: 'Log in' };

export default function Page() {
  return (
    <Suspense>
      <LogInForm />
    </Suspense>
  );
}
