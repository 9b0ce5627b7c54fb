import { parentPort } from 'node:worker_threads';
import { UnreadableError } from './blocks.ts';
import { readDocument, type ToRead } from './read-document.ts';

/** A thread of its own: it reads one document after the other, and may be ended in the middle of one. */
parentPort?.on('message', async (document: ToRead) => {
  try {
    parentPort?.postMessage({ read: await readDocument(document) });
  } catch (error) {
    if (error instanceof UnreadableError) parentPort?.postMessage({ unreadable: error.message });
    else throw error;
  }
});
