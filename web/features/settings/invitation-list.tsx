'use client';

import { useQuery } from 'urql';
import { readFragment } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { InvitationFragment, InvitationList as InvitationListQuery } from './invitation-documents';
import { InvitationRow } from './invitation-row';
import { SettingsList } from './settings-list';

/** Who was asked and has not come yet; nothing where nobody was. */
export function InvitationList({ canWrite }: { canWrite: boolean }) {
  const t = useT();
  const [{ data, error }, refetch] = useQuery({ query: InvitationListQuery });
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  // A revoked one stays in the answer until it is read again.
  const pending = readFragment(InvitationFragment, data?.invitations.nodes ?? []).filter(
    ({ status }) => status === 'OPEN' || status === 'EXPIRED',
  );
  if (pending.length === 0 && !error) return null;
  return (
    <section aria-labelledby="pending-invitations" className="pt-8">
      <h2 id="pending-invitations" className="pb-2 font-semibold text-heading">
        {t('invitations.title')}
      </h2>
      <SettingsList loading={false} error={error} onRetry={readAgain} isEmpty={pending.length === 0}>
        {pending.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} canWrite={canWrite} onRevoked={readAgain} />
        ))}
      </SettingsList>
    </section>
  );
}
