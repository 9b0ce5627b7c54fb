import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-white hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink',
  danger: 'border border-live-line bg-surface text-live-ink hover:bg-live-soft',
};

type Size = 'small' | 'medium';
type Props = ComponentProps<'button'> & { variant?: ButtonVariant; size?: Size; busy?: boolean };

export function buttonClass(variant: ButtonVariant, size: Size, className?: string): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-list font-medium transition-colors duration-120 disabled:opacity-50',
    size === 'small' ? 'h-7 px-2 text-list' : 'h-8 px-3 text-body',
    variants[variant],
    className,
  );
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  busy,
  className,
  children,
  disabled,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {busy && <LoaderCircle size={14} className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
