import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export const inputClass =
  'w-full rounded-list border border-control bg-surface px-2.5 text-ink text-body placeholder:text-muted transition-colors duration-120 hover:border-mark focus-visible:border-transparent aria-invalid:border-live disabled:opacity-50';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={classNames(inputClass, 'h-8', className)} />;
}
