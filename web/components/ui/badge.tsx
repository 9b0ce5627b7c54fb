import { classNames } from './class-names';

const tones = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  ai: 'bg-ai-soft text-ai-ink',
  note: 'bg-note-soft text-note-ink',
  live: 'bg-live-soft text-live-ink',
  success: 'bg-success-soft text-(--green-12)', // the accent step is too pale on its own tint
};

type Props = { tone?: keyof typeof tones; className?: string; children: React.ReactNode };

export function Badge({ tone = 'neutral', className, children }: Props) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-list px-1.5 font-medium text-meta',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
