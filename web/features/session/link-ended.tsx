import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { SignInLayout } from './sign-in-layout';

type Props = { title: string; text: string; children?: ReactNode };

/** A link from a mail that leads nowhere: why, and the way on instead of a form that cannot work. */
export function LinkEnded({ title, text, children }: Props) {
  return (
    <SignInLayout title={title}>
      <div role="alert" className="flex gap-2 text-body">
        <CircleAlert size={16} strokeWidth={1.5} className="mt-0.5 shrink-0 text-live-ink" aria-hidden />
        <p>{text}</p>
      </div>
      {children}
    </SignInLayout>
  );
}
