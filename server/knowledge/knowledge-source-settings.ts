import { z } from 'zod';

const pathsMax = 50;

const PathPrefixes = z
  .array(z.string().trim().max(500, 'must have at most 500 characters').startsWith('/', 'must begin with /'))
  .max(pathsMax, `has more than ${pathsMax} paths`);

/** `knowledge_sources.settings`: how a web site is read. The other kinds have none. */
export const KnowledgeSourceSettings = z.strictObject({
  maxPages: z.number().int().min(1, 'is at least 1').max(1000, 'is at most 1000').optional(),
  /** Links to follow from the first page. */
  maxDepth: z.number().int().min(0, 'is at least 0').max(10, 'is at most 10').optional(),
  includePaths: PathPrefixes.optional(),
  excludePaths: PathPrefixes.optional(),
});
