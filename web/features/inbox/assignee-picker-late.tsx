import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/** The list of people with its search, fetched when it is opened for the first time. */
export const AssigneePicker = dynamic(() => import('./assignee-picker').then((module) => module.AssigneePicker), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-5" />,
});
