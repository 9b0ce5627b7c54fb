import type { Cache } from '@urql/exchange-graphcache';
import { firstPagesOf } from '@/lib/graphql/connections';

/** Ids of the conversations, in lists that were read or open on their own, that are known to carry a label. */
export function labelledConversations(cache: Cache, labelId: string): string[] {
  const listed = firstPagesOf(cache, 'Query', 'conversations').flatMap(({ keys }) => keys);
  const opened = cache
    .inspectFields('Query')
    .filter(({ fieldName }) => fieldName === 'conversation')
    .map((field) => `Conversation:${field.arguments?.id}`);
  const labelsOf = (key: string) => (cache.resolve(key, 'labels') as string[] | null | undefined) ?? [];
  return [...new Set([...listed, ...opened])]
    .filter((key) => labelsOf(key).includes(`Label:${labelId}`))
    .map((key) => key.slice('Conversation:'.length));
}
