'use client';

import { useMutation } from 'urql';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormProblem } from '@/components/ui/form-problem';
import { Input, inputClass } from '@/components/ui/input';
import type { SavedReplies_SavedReplyFragmentFragment as SavedReply } from '@/gql/graphql';
import { checkRequired } from '@/lib/forms/rules';
import { useForm } from '@/lib/forms/use-form';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { CreateSavedReply, UpdateSavedReply } from './saved-reply-documents';

const charsMax = { shortcut: 40, title: 120, body: 8_000 };

type Props = { savedReply?: SavedReply; onClose: () => void; onSaved?: () => void };

/** A new one, or one to change. */
export function SavedReplyDialog({ savedReply, onClose, onSaved }: Props) {
  const t = useT();
  const [, create] = useMutation(CreateSavedReply);
  const [, update] = useMutation(UpdateSavedReply);
  const form = useForm({
    initial: {
      title: savedReply?.title ?? '',
      shortcut: savedReply?.shortcut ?? '',
      body: savedReply?.body ?? '',
    },
    validate: ({ title, shortcut, body }) => ({
      title: checkRequired(t, title),
      shortcut: /^[a-z0-9-]+$/.test(shortcut) ? undefined : t('savedReplies.shortcutHint'),
      body: checkRequired(t, body),
    }),
    submit: async ({ title, shortcut, body }) => {
      const input = { title: title.trim(), shortcut, body };
      const { error } = await (savedReply ? update({ input: { id: savedReply.id, ...input } }) : create({ input }));
      if (error) return toAppError(error);
      onSaved?.();
      onClose();
    },
  });
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={savedReply ? t('common.edit', { label: savedReply.title }) : t('savedReplies.new')}
      footer={
        <Button type="submit" form="saved-reply" variant="primary" busy={form.busy}>
          {t(savedReply ? 'common.save' : 'common.create')}
        </Button>
      }
    >
      <form id="saved-reply" {...form.formProps} className="grid gap-4">
        <FormProblem error={form.problem} />
        <Field label={t('savedReplies.title')} error={form.errors.title}>
          {(control) => <Input {...control} {...form.control('title')} maxLength={charsMax.title} autoFocus />}
        </Field>
        <Field label={t('savedReplies.shortcut')} hint={t('savedReplies.shortcutHint')} error={form.errors.shortcut}>
          {(control) => (
            <span className="relative block">
              <span aria-hidden className="absolute top-1.5 left-2.5 font-mono text-body text-muted">
                /
              </span>
              <Input
                {...control}
                {...form.control('shortcut')}
                maxLength={charsMax.shortcut}
                autoCapitalize="none"
                spellCheck={false}
                className="pl-5 font-mono"
              />
            </span>
          )}
        </Field>
        <Field label={t('savedReplies.body')} error={form.errors.body}>
          {(control) => (
            <textarea
              {...control}
              {...form.control('body')}
              rows={6}
              maxLength={charsMax.body}
              className={`${inputClass} resize-y py-1.5`}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
