import { Skeleton } from '@/components/ui/skeleton';
import { late } from '@/lib/late';

/** The list of labels with its search, fetched when it is opened for the first time. */
export const LabelPicker = late(
  () => import('./label-picker').then((module) => module.LabelPicker),
  <Skeleton className="m-3 h-5" />,
);
