import { z } from 'zod';

/** `messages.citations`: what an answer of an AI agent rests on, with database ids. */
const Citation = z.strictObject({ chunkId: z.guid(), sourceId: z.guid(), quote: z.string() });

export type Citation = z.output<typeof Citation>;

/** Entries of another shape, which a row of another origin may hold, are no citations and left out. */
export function readCitations(stored: unknown): Citation[] {
  return (Array.isArray(stored) ? stored : []).flatMap((entry) => Citation.safeParse(entry).data ?? []);
}
