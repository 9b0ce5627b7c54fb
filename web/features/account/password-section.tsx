'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toasts';
import { RequestPasswordReset } from '@/features/session/sign-in-documents';
import { useViewer } from '@/features/workspace/workspace-provider';
import { checkNewPassword, checkRequired, passwordCharsMin } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { ChangePassword } from './account-documents';
import { AccountSection } from './account-section';

export function PasswordSection({ onChanged }: { onChanged: () => void }) {
  const t = useT();
  const { hasPassword } = useViewer();
  return (
    <AccountSection title={t('password.title')}>
      {hasPassword ? <PasswordForm onChanged={onChanged} /> : <FirstPassword />}
    </AccountSection>
  );
}

const empty = { currentPassword: '', newPassword: '' };

function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const t = useT();
  const toast = useToast();
  const { email } = useViewer();
  const [, change] = useMutation(ChangePassword);
  const form = useForm({
    initial: empty,
    validate: ({ currentPassword, newPassword }) => ({
      currentPassword: checkRequired(t, currentPassword),
      newPassword: checkNewPassword(t, newPassword),
    }),
    submit: async (input) => {
      const { error } = await change({ input });
      if (error) return toAppError(error);
      toast({ tone: 'success', text: t('password.changed') });
      form.reset(empty);
      onChanged();
    },
  });
  return (
    <form {...form.formProps} className="grid max-w-100 gap-4">
      <FormProblem error={form.problem} />
      {/* Tells a password manager whose password this is. */}
      <input type="email" autoComplete="username" value={email ?? ''} readOnly hidden />
      <Field label={t('password.current')} error={form.errors.currentPassword}>
        {(control) => (
          <Input {...control} {...form.control('currentPassword')} type="password" autoComplete="current-password" />
        )}
      </Field>
      <Field
        label={t('password.new')}
        hint={t('form.passwordHint', { count: passwordCharsMin })}
        error={form.errors.newPassword}
      >
        {(control) => (
          <Input {...control} {...form.control('newPassword')} type="password" autoComplete="new-password" />
        )}
      </Field>
      <Button type="submit" busy={form.busy} className="justify-self-start">
        {t('password.submit')}
      </Button>
    </form>
  );
}

function FirstPassword() {
  const t = useT();
  const toast = useToast();
  const say = useProblemText();
  const { email } = useViewer();
  const [{ fetching }, request] = useMutation(RequestPasswordReset);
  const ask = async () => {
    const { error } = await request({ input: { email: email ?? '' } });
    if (error) toast({ tone: 'problem', text: say(toAppError(error)) });
    else toast({ tone: 'success', text: t('email.sentAgain', { email: email ?? '' }) });
  };
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-list text-muted">{t('password.none')}</p>
      <Button busy={fetching} onClick={() => void ask()}>
        {t('password.ask')}
      </Button>
    </div>
  );
}
