import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button';

type Props = ComponentProps<typeof Link> & { variant?: ButtonVariant };

/** The way on, where it leads to another page. */
export function ButtonLink({ variant = 'secondary', className, ...rest }: Props) {
  return <Link {...rest} className={buttonClass(variant, 'medium', className)} />;
}
