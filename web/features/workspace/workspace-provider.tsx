'use client';

import { createContext, useContext, useEffect, useState } from 'react';
import { Provider, useQuery } from 'urql';
import { ErrorState } from '@/components/ui/error-state';
import type { ViewerQuery as ViewerData } from '@/gql/graphql';
import { isPassing, toAppError } from '@/lib/graphql/app-error';
import { ShellSkeleton } from '../shell/shell-skeleton';
import { ViewerQuery } from './viewer-documents';
import { createWorkspace, type Workspace } from './workspace';

const retryMs = 3_000;

type Viewer = ViewerData['viewer'];
type Value = { workspace: Workspace; viewer: Viewer };

const WorkspaceContext = createContext<Value | null>(null);

type Props = { organizationId: string; userId: string; children: React.ReactNode };

/** Opens the organization's workspace, and opens it anew when its event log no longer reaches back to our cursor. */
export function WorkspaceProvider({ organizationId, userId, children }: Props) {
  const [workspace, setWorkspace] = useState<Workspace>();
  const [generation, setGeneration] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation wants a new workspace.
  useEffect(() => {
    const opened = createWorkspace({ organizationId, userId, onExpired: () => setGeneration((count) => count + 1) });
    setWorkspace(opened);
    return opened.close;
  }, [organizationId, userId, generation]);

  if (!workspace) return <ShellSkeleton />;
  return (
    <Provider value={workspace.client} key={`${organizationId}.${generation}`}>
      <ViewerGate workspace={workspace}>{children}</ViewerGate>
    </Provider>
  );
}

/** Reads the viewer and, with it, the cursor; lists below are read after it, so the feed can leave nothing out. */
function ViewerGate({ workspace, children }: { workspace: Workspace; children: React.ReactNode }) {
  const [{ data, error }, retry] = useQuery({ query: ViewerQuery });
  const viewer = data?.viewer;
  const cursor = viewer?.organization?.cursor;

  useEffect(() => {
    if (cursor) workspace.follow(cursor);
  }, [workspace, cursor]);

  // A page that was loaded just before the server went away comes up by itself when it is back.
  const isUnreachable = error !== undefined && !viewer && isPassing(toAppError(error));
  useEffect(() => {
    if (!isUnreachable) return;
    const timer = setInterval(() => retry({ requestPolicy: 'network-only' }), retryMs);
    return () => clearInterval(timer);
  }, [isUnreachable, retry]);

  if (error && !viewer) {
    return (
      <main className="grid h-dvh place-items-center">
        <ErrorState error={toAppError(error)} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      </main>
    );
  }
  if (!viewer) return <ShellSkeleton />;
  return <WorkspaceContext value={{ workspace, viewer }}>{children}</WorkspaceContext>;
}

function useValue(): Value {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error('This component needs a WorkspaceProvider above it.');
  return value;
}

export const useWorkspace = (): Workspace => useValue().workspace;
export const useViewer = (): Viewer => useValue().viewer;

/** Whether the viewer's role allows something; the server decides, this only hides what would be refused. */
export function usePermission(permission: string): boolean {
  return useValue().viewer.permissions.includes(permission);
}
