import { Skeleton } from '@/components/ui/skeleton';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The real layout without its content. */
export function ShellSkeleton() {
  return (
    <div className="flex h-dvh bg-canvas" aria-busy="true">
      <div className="hidden w-14 shrink-0 flex-col items-center gap-3 py-3 tablet:flex">
        <Skeleton className="size-8" />
        <Skeleton className="size-8" />
        <Skeleton className="size-8" />
      </div>
      <div className="w-full shrink-0 border-line border-l bg-surface tablet:w-85">
        <div className="flex h-12 items-center border-line border-b px-4">
          <Skeleton className="h-4 w-24" />
        </div>
        <ListSkeleton />
      </div>
      <div className="hidden grow border-line border-l bg-surface tablet:block" />
    </div>
  );
}

export function ListSkeleton() {
  return (
    <div aria-hidden>
      {rows.map((row) => (
        <div key={row} className="flex h-18 items-center gap-3 px-4">
          <Skeleton className="size-8 rounded-full" />
          <div className="grid grow gap-2">
            <Skeleton className="h-3 w-1/2" />
            <Skeleton className="h-3 w-5/6" />
          </div>
        </div>
      ))}
    </div>
  );
}
