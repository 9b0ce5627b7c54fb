'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { useMutation } from 'urql';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { SettingsRow } from '@/features/settings/settings-list';
import type { Account_SessionFragmentFragment as Session } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import type { Translate } from '@/lib/i18n/translate';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { EndSession } from './account-documents';
import { deviceOf } from './device-name';

function nameOf(t: Translate, userAgent: string | null | undefined): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t('sessions.device', { browser, system });
  return browser ?? system ?? (userAgent?.split(' ')[0] || t('sessions.unknown'));
}

export function SessionRow({ session }: { session: Session }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const toast = useToast();
  const say = useProblemText();
  const [{ fetching }, end] = useMutation(EndSession);
  const { id, userAgent, ip, current, createdAt, lastUsedAt } = session;
  const name = nameOf(t, userAgent);
  const Icon = ['iOS', 'Android'].includes(deviceOf(userAgent).system ?? '') ? Smartphone : Monitor;

  const onEnd = async () => {
    const { error } = await end({ input: { id } });
    if (error) toast({ tone: 'problem', text: say(toAppError(error)) });
    else toast({ tone: 'success', text: t('sessions.ended') });
  };

  return (
    <SettingsRow>
      <Icon size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-list">
          <span className="truncate font-medium" title={userAgent ?? undefined}>
            {name}
          </span>
          {current && <Badge tone="success">{t('sessions.current')}</Badge>}
        </p>
        <p className="text-meta text-muted [overflow-wrap:anywhere]">
          {[
            t('sessions.used', { time: dates.ago(new Date(lastUsedAt), now) }),
            t('sessions.since', { date: dates.date(new Date(createdAt)) }),
            ip,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!current && (
        <Button size="small" busy={fetching} aria-label={t('sessions.endNamed', { name })} onClick={() => void onEnd()}>
          {t('sessions.end')}
        </Button>
      )}
    </SettingsRow>
  );
}
