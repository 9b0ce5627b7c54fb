import { Suspense } from 'react';
import { ShellSkeleton } from '@/features/shell/shell-skeleton';
import { WorkspaceGate } from '@/features/workspace/workspace-gate';

export default function WorkspaceLayout({ children }: { children: React.ReactNode }) {
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <WorkspaceGate>{children}</WorkspaceGate>
    </Suspense>
  );
}
