'use client';

import { CircleAlert, Wrench } from 'lucide-react';
import type { AiAgents_AnswerFragmentFragment as Answer } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';

/** Which tools were used, with what they were given and how long they took. */
export function ToolCalls({ calls }: { calls: Answer['toolCalls'] }) {
  const t = useT();
  const numbers = useNumbers();
  if (calls.length === 0) return null;
  return (
    <section>
      <h4 className="pb-1 text-meta text-muted">{t('answer.tools')}</h4>
      <ol>
        {calls.map(({ name, arguments: given, durationMs, error }, index) => {
          const Icon = error ? CircleAlert : Wrench;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same tool may be called twice; their order never changes.
            <li key={index} className="border-line border-t py-1.5 text-list">
              <p className="flex items-center gap-2">
                <Icon
                  size={14}
                  strokeWidth={1.5}
                  className={error ? 'shrink-0 text-live-ink' : 'shrink-0 text-muted'}
                  aria-hidden
                />
                <code className="min-w-0 grow truncate font-mono">{name}</code>
                <span className="tabular shrink-0 text-meta text-muted">{numbers.duration(durationMs)}</span>
              </p>
              {Object.keys(given).length > 0 && (
                <code className="block whitespace-pre-wrap pl-5.5 font-mono text-meta text-muted [overflow-wrap:anywhere]">
                  {JSON.stringify(given)}
                </code>
              )}
              {error && <p className="pl-5.5 text-live-ink text-meta">{error}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
