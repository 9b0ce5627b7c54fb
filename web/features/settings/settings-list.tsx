'use client';

import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { classNames } from '@/components/ui/class-names';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { toAppError } from '@/lib/graphql/app-error';

type Props = {
  loading: boolean;
  error: CombinedError | undefined;
  onRetry: () => void;
  isEmpty: boolean;
  empty?: ReactNode;
  children: ReactNode;
};

/** A list of settings in all its states. */
export function SettingsList({ loading, error, onRetry, isEmpty, empty, children }: Props) {
  if (loading) {
    return (
      <div className="grid gap-3" aria-busy="true">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  if (error && isEmpty) {
    return (
      <div className="grid place-items-center py-8">
        <ErrorState error={toAppError(error)} onRetry={onRetry} />
      </div>
    );
  }
  if (isEmpty) return <div className="grid place-items-center py-8">{empty}</div>;
  return <ul className="border-line border-t">{children}</ul>;
}

type RowProps = { children: ReactNode /** A second line where there is no room beside. */; wraps?: boolean };

export function SettingsRow({ children, wraps }: RowProps) {
  return (
    <li
      className={classNames(
        'flex min-h-14 items-center gap-x-3 gap-y-2 border-line border-b py-2',
        wraps && 'max-[480px]:flex-wrap',
      )}
    >
      {children}
    </li>
  );
}
