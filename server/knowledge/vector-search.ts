import { openAiModels } from '../ai/openai.ts';

export type VectorHit = { id: string; score: number };

export async function searchByMeaning(
  _organizationId: string,
  _search: { query: string; sourceIds: string[] | null; most: number; signal?: AbortSignal },
): Promise<VectorHit[]> {
  if (!openAiModels()?.embeddingModel) return [];
  return [];
}
