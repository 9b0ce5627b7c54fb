import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';
import { onwardPath } from './onward-path';

/** Where somebody wanted to go before they had to log in; never to another site. */
export function useOnwardPath(): string {
  return onwardPath(useSearchParams().get('next'));
}

/** Whoever is signed in already, or just now, goes on to where they wanted. */
export function useOnwardWhenSignedIn(): void {
  const router = useRouter();
  const path = useOnwardPath();
  const { status } = useSession();
  useEffect(() => {
    if (status === 'loading') void session.renew();
    if (status === 'signedIn') router.replace(path);
  }, [status, path, router]);
}
