import type { Metadata } from 'next';
import { SourceScreen } from '@/features/knowledge/source-screen';

export const metadata: Metadata = { title: 'Knowledge' };

type Props = { params: Promise<{ sourceId: string }> };

export default async function Page({ params }: Props) {
  const { sourceId } = await params;
  return <SourceScreen key={sourceId} sourceId={sourceId} />;
}
