import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useFieldText } from '@/lib/i18n/use-problem-text';
import type { AiAgentDraft } from './ai-agent-draft';
import { type Problems, problemsOf } from './check-draft';

/** What is wrong at a path or below it: the server may be more exact than the form has fields. */
function problemUnder(problems: Problems, path: string): string | undefined {
  const at = Object.keys(problems).find((named) => named === path || named.startsWith(`${path}.`));
  return at && problems[at];
}

type Options = {
  initial: AiAgentDraft;
  /** @returns the error, if the server refused */
  submit: (draft: AiAgentDraft) => Promise<AppError | undefined>;
};

/** The draft of an AI agent, checked when a field is left and when it is saved; what is wrong is kept by path. */
export function useAiAgentForm({ initial, submit }: Options) {
  const t = useT();
  const say = useFieldText();
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const [focusWanted, setFocusWanted] = useState(0);
  const formRef = useRef<HTMLFormElement>(null);

  // After the problems are on screen: what is wrong may lie in a part that opens only because of it.
  useEffect(() => {
    if (focusWanted === 0) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [focusWanted]);

  const refuse = (found: Problems) => {
    setProblems(found);
    setFocusWanted((count) => count + 1);
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(t, draft);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return refuse(found);
    setProblems({});
    setBusy(true);
    const error = await submit(draft);
    setBusy(false);
    if (!error) return;
    const named = Object.fromEntries(error.fields.map(({ path, message }) => [path, say(message)]));
    if (Object.keys(named).length > 0) refuse(named);
    else setProblem(error);
  };

  return {
    draft,
    busy,
    problem,
    isChanged: JSON.stringify(draft) !== JSON.stringify(saved),
    formProps: { ref: formRef, onSubmit, noValidate: true },
    problemAt: (path: string) => problemUnder(problems, path),
    set(changes: Partial<AiAgentDraft>) {
      setDraft((current) => ({ ...current, ...changes }));
      setProblem(undefined);
    },
    /** A field was left: what is wrong in it is said, and what was wrong no more. */
    check(path: string) {
      const found = problemUnder(problemsOf(t, draft), path);
      setProblems((known) => ({ ...withoutPath(known, path), ...(found && { [path]: found }) }));
    },
    reset(next: AiAgentDraft) {
      setSaved(next);
      setDraft(next);
      setProblems({});
    },
  };
}

function withoutPath(problems: Problems, path: string): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([named]) => named !== path && !named.startsWith(`${path}.`)),
  );
}

export type AiAgentForm = ReturnType<typeof useAiAgentForm>;
