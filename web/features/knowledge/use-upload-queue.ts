import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { AppError } from '@/lib/graphql/app-error';
import { problemOfFile } from './file-type';
import { uploadFile } from './upload-file';

export type QueuedFile = {
  id: string;
  file: File;
  state: 'waiting' | 'sending' | 'added' | 'failed';
  /** How much has been sent, 0 to 1. */
  share: number;
  /** Why it cannot be taken at all. */
  problem?: ReturnType<typeof problemOfFile>;
  error?: AppError;
};

/** Files on their way, one after the other: what arrives is done, whatever happens to the next. */
export function useUploadQueue(onAdded: () => void) {
  const client = useClient();
  const [files, setFiles] = useState<QueuedFile[]>([]);
  const [isBusy, setBusy] = useState(false);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const change = (id: string, changes: Partial<QueuedFile>) =>
    setFiles((known) => known.map((queued) => (queued.id === id ? { ...queued, ...changes } : queued)));

  const isSendable = ({ state, problem }: QueuedFile) => !problem && (state === 'waiting' || state === 'failed');

  /** @returns whether all of them arrived */
  const send = async (language: string): Promise<boolean> => {
    setBusy(true);
    const controller = new AbortController();
    abort.current = controller;
    let allArrived = true;
    for (const { id, file } of files.filter(isSendable)) {
      if (controller.signal.aborted) break;
      change(id, { state: 'sending', share: 0, error: undefined });
      const onProgress = (share: number) => change(id, { share });
      const error = await uploadFile({ client, file, language, onProgress, signal: controller.signal });
      change(id, error ? { state: 'failed', error } : { state: 'added', share: 1 });
      if (error) allArrived = false;
      else onAdded();
    }
    setBusy(false);
    return allArrived;
  };

  return {
    files,
    isBusy,
    sendableCount: files.filter(isSendable).length,
    add: (chosen: Iterable<File>) =>
      setFiles((known) => [
        ...known,
        ...[...chosen].map((file) => ({
          id: crypto.randomUUID(),
          file,
          state: 'waiting' as const,
          share: 0,
          problem: problemOfFile(file),
        })),
      ]),
    remove: (id: string) => setFiles((known) => known.filter((queued) => queued.id !== id)),
    send,
  };
}
