import { classNames } from './class-names';

/** Stands where content will stand. It shows after 150 ms: what comes sooner needs no placeholder. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('block animate-late rounded-list bg-hover', className)} />;
}
