'use client';

import { CircleAlert } from 'lucide-react';
import type { AppError } from '@/lib/graphql/app-error';
import { useProblemText } from '@/lib/i18n/use-problem-text';

/** What went wrong with the form as a whole. */
export function FormProblem({ error }: { error: AppError | undefined }) {
  const say = useProblemText();
  if (!error) return null;
  return (
    <div role="alert" className="flex gap-2 rounded-list bg-live-soft px-3 py-2 text-list text-live-ink">
      <CircleAlert size={16} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden />
      <p>
        {say(error)}
        {error.requestId && <code className="mt-0.5 block select-all font-mono text-meta">{error.requestId}</code>}
      </p>
    </div>
  );
}
