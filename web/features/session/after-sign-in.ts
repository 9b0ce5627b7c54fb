import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { session } from '@/lib/session/session';
import { useSession } from '@/lib/session/use-session';

/** Whoever is signed in already, or just now, goes on to where they wanted; never to another site. */
export function useOnwardWhenSignedIn(): void {
  const router = useRouter();
  const wanted = useSearchParams().get('next');
  const { status } = useSession();
  useEffect(() => {
    if (status === 'loading') void session.renew();
    if (status !== 'signedIn') return;
    router.replace(wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/inbox');
  }, [status, wanted, router]);
}
