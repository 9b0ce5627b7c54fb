import { CircleAlert } from 'lucide-react';
import { type ReactElement, type ReactNode, useId } from 'react';

type ControlProps = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };
type Props = {
  label: string;
  hint?: string;
  error?: ReactNode;
  /** A way out, at the right of the label; reached after the control. */
  aside?: ReactNode;
  children: (control: ControlProps) => ReactElement;
};

/** A label, a control and what is wrong with it, tied together for screen readers. */
export function Field({ label, hint, error, aside, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="relative grid gap-1">
      <label htmlFor={id} className="font-medium text-list">
        {label}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <p
          id={noteId}
          role={error ? 'alert' : undefined}
          className={error ? 'flex gap-1 text-live-ink text-meta' : 'text-meta text-muted'}
        >
          {error && <CircleAlert size={14} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden />}
          {error ? <span className="min-w-0">{note}</span> : note}
        </p>
      )}
      {aside && <div className="absolute top-0 right-0 text-list">{aside}</div>}
    </div>
  );
}
