'use client';

import type { ReactNode } from 'react';
import { Logo } from '@/components/logo';
import { LocaleSwitch } from './locale-switch';
import './sign-in-texts';

type Props = { title?: string; lead?: string; children: ReactNode; footer?: ReactNode };

export function SignInLayout({ title, lead, children, footer }: Props) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <main className="mx-auto flex w-full max-w-90 grow flex-col gap-6 px-4 pt-16 pb-12 tablet:pt-[18vh]">
        <header className="grid gap-4">
          <Logo size={32} />
          {title && (
            <div className="grid gap-1 [overflow-wrap:anywhere]">
              <h1 className="font-semibold text-title">{title}</h1>
              {lead && <p className="text-body text-muted">{lead}</p>}
            </div>
          )}
        </header>
        {children}
        {footer && <p className="text-list text-muted">{footer}</p>}
      </main>
      <footer className="flex justify-center pb-6">
        <LocaleSwitch />
      </footer>
    </div>
  );
}
