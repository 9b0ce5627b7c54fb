import { useState } from 'react';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { useToast } from '@/components/ui/toasts';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { CancelKnowledgeIngestion, DeleteKnowledgeSource, RefreshKnowledgeSource } from './knowledge-documents';

/** What can be done with a source; each says so when the server refuses. */
export function useSourceActions({ id, name }: { id: string; name: string }, onDeleted: () => void) {
  const t = useT();
  const client = useClient();
  const toast = useToast();
  const say = useProblemText();
  const [busy, setBusy] = useState(false);
  const run = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ) => {
    setBusy(true);
    const { error } = await client.mutation(document, variables).toPromise();
    setBusy(false);
    if (error) toast({ tone: 'problem', text: say(toAppError(error)) });
    return !error;
  };
  return {
    busy,
    refresh: () => run(RefreshKnowledgeSource, { input: { id } }),
    cancel: () => run(CancelKnowledgeIngestion, { input: { id } }),
    async remove() {
      if (!(await run(DeleteKnowledgeSource, { input: { id } }))) return;
      toast({ tone: 'success', text: t('knowledge.deleted', { name }) });
      onDeleted();
    },
  };
}
