'use client';

import { useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toasts';
import { SettingsList } from '@/features/settings/settings-list';
import { type FragmentType, readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { EndOtherSessions, SessionFragment } from './account-documents';
import { AccountSection } from './account-section';
import { SessionRow } from './session-row';

type Props = {
  sessions: readonly FragmentType<typeof SessionFragment>[];
  loading: boolean;
  error: CombinedError | undefined;
  onChanged: () => void;
};

export function SessionList({ sessions, loading, error, onChanged }: Props) {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  const [asking, setAsking] = useState(false);
  const [, endOthers] = useMutation(EndOtherSessions);
  const active = readFragment(SessionFragment, sessions).filter(({ endedAt }) => !endedAt);

  const onEndOthers = async () => {
    const { data, error } = await endOthers({});
    if (error) return toast({ tone: 'problem', text: say(toAppError(error)) });
    toast({ tone: 'success', text: t('sessions.endedOthers', { count: data?.endOtherSessions.ended ?? 0 }) });
    onChanged();
  };

  return (
    <AccountSection
      title={t('sessions.title')}
      aside={
        active.length > 1 && (
          <Button size="small" variant="danger" onClick={() => setAsking(true)}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <SettingsList loading={loading} error={error} onRetry={onChanged} isEmpty={active.length === 0}>
        {active.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </SettingsList>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('sessions.endOthersTitle')}
        description={t('sessions.endOthersHint')}
        action={t('sessions.endOthers')}
        onConfirm={() => void onEndOthers()}
      />
    </AccountSection>
  );
}
