import { Skeleton } from '@/components/ui/skeleton';

export function ThreadSkeleton() {
  return (
    <div className="flex min-w-0 grow flex-col" aria-busy="true">
      <div className="flex h-12 shrink-0 items-center border-line border-b px-4">
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="mx-auto flex w-full max-w-180 grow flex-col justify-end gap-4 p-4">
        <Skeleton className="h-14 w-2/3 rounded-box" />
        <Skeleton className="h-9 w-1/2 self-end rounded-box" />
        <Skeleton className="h-20 w-3/5 rounded-box" />
        <Skeleton className="h-9 w-2/5 self-end rounded-box" />
      </div>
      <div className="h-28 shrink-0" />
    </div>
  );
}
