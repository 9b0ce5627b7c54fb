import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/** The list of labels with its search, fetched when it is opened for the first time. */
export const LabelPicker = dynamic(() => import('./label-picker').then((module) => module.LabelPicker), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-5" />,
});
