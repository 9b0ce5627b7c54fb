'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

/** Fetches the page when the pointer or the focus arrives: in time for the click, and not for pages that nobody opens. */
export function EagerLink({ href, ...rest }: ComponentProps<'a'> & { href: string }) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href);
  return <Link {...rest} href={href} prefetch={false} onPointerEnter={prefetch} onFocus={prefetch} />;
}
