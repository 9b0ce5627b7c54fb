import { LabelSettings } from '@/features/labels/label-settings';

export default function Page() {
  return <LabelSettings />;
}
