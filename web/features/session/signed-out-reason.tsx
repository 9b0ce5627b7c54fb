import { useSearchParams } from 'next/navigation';
import { useT } from '@/lib/i18n/i18n-provider';

/** Why somebody who was working finds themselves at the log-in. */
export function SignedOutReason() {
  const t = useT();
  if (useSearchParams().get('reason') !== 'ended') return null;
  return (
    <p role="status" className="text-list text-muted">
      {t('login.reason.ended')}
    </p>
  );
}
