import { z } from 'zod';
import { KnowledgeSourceType } from '../generated/prisma/enums.ts';
import { LanguageTag } from '../language-tag.ts';
import { WebAddress } from '../web-address.ts';
import { KnowledgeSourceSettings } from './knowledge-source-settings.ts';

const contentCharsMax = 1_000_000;

/** What the text of each kind is; the kinds without one have no text. */
export const contentTypes: Partial<Record<KnowledgeSourceType, string>> = {
  TEXT: 'text/plain',
  MARKDOWN: 'text/markdown',
  HTML: 'text/html',
  CSV: 'text/csv',
};

const Fields = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  type: z.enum(KnowledgeSourceType),
  content: z
    .string()
    .max(contentCharsMax, `must have at most ${contentCharsMax} characters`)
    .refine((text) => text.trim() !== '', 'must not be empty')
    .nullish(),
  uploadId: z.string().max(2000, 'is not an upload').nullish(),
  url: WebAddress.nullish(),
  language: LanguageTag.nullish(),
  settings: KnowledgeSourceSettings.nullish(),
});

/** A source is made from a text, from an address, or from an uploaded file: from one of them. */
export const CreateKnowledgeSource = Fields.superRefine((source, context) => {
  const { type, content, uploadId, url, settings } = source;
  const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  const fromText = contentTypes[type] !== undefined;
  if (fromText && content == null && uploadId == null) fault(['content'], `is required for the type ${type}`);
  if (!fromText && content != null) fault(['content'], `is not taken for the type ${type}`);
  if (!fromText && type !== 'URL' && uploadId == null) fault(['uploadId'], `is required for the type ${type}`);
  if (type === 'URL' && uploadId != null) fault(['uploadId'], 'is not taken for the type URL');
  if (content != null && uploadId != null) fault(['uploadId'], 'cannot be given together with content');
  if (type === 'URL' && url == null) fault(['url'], 'is required for the type URL');
  if (type !== 'URL' && url != null) fault(['url'], `is not taken for the type ${type}`);
  if (type === 'URL') return;
  for (const name of Object.keys(settings ?? {})) fault(['settings', name], 'is for the type URL only');
});

export const KnowledgeQuery = z.object({
  query: z.string().trim().min(1, 'must not be empty').max(1000, 'must have at most 1000 characters'),
  first: z.number().int().min(1, 'must be between 1 and 100').max(100, 'must be between 1 and 100'),
  sourceIds: z.array(z.guid()).max(100, 'has more than 100 entries').nullish(),
});
