import { useCallback } from 'react';
import { useToast } from '@/components/ui/toasts';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { session } from '@/lib/session/session';

/**
 * Logs out, or says that it did not happen: somebody at a shared computer must not leave believing it.
 * @returns a function that resolves to whether they are out
 */
export function useLogOut(): () => Promise<boolean> {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  return useCallback(
    async function logOut(): Promise<boolean> {
      const error = await session.logOut();
      if (!error) return true;
      const text = error.offline ? t('account.notLoggedOut') : t('account.notLoggedOutBecause', { reason: say(error) });
      toast({ tone: 'problem', text, action: { label: t('common.retry'), run: () => void logOut() } });
      return false;
    },
    [t, toast, say],
  );
}
