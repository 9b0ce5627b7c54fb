import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';

/** Where somebody wanted to go before they had to log in; never to another site. */
export function useOnwardPath(): string {
  const wanted = useSearchParams().get('next');
  return wanted?.startsWith('/') && !/^\/[/\\]/.test(wanted) ? wanted : '/inbox';
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
