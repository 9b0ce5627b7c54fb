import { Skeleton } from '@/components/ui/skeleton';
import { late } from '@/lib/late';

/** The list of people with its search, fetched when it is opened for the first time. */
export const AssigneePicker = late(
  () => import('./assignee-picker').then((module) => module.AssigneePicker),
  <Skeleton className="m-3 h-5" />,
);
