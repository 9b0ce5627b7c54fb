import { embed } from '../ai/openai.ts';
import { log } from '../logging/log.ts';

const withinMs = 2000;
const keptMax = 500;

/** The latest ones, by model and text: the same question is often asked again, and searched for again. */
const kept = new Map<string, Float32Array>();

/** The vector of a query; null when it cannot be had in time: words alone have to do. */
export async function vectorOf(query: string, model: string, signal?: AbortSignal): Promise<Float32Array | null> {
  const key = `${model}\n${query}`;
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const late = AbortSignal.timeout(withinMs);
  try {
    const { vectors } = await embed([query], signal ? AbortSignal.any([signal, late]) : late);
    const vector = normalized(Float32Array.from(vectors[0] ?? []));
    kept.set(key, vector);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    return vector;
  } catch (err) {
    signal?.throwIfAborted();
    log.warn({ err }, 'the vector of a query could not be made; words alone are searched for');
    return null;
  }
}

/** Of length 1, so that the angle between two is their product. */
export function normalized(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum) || 1;
  return vector.map((value) => value / length);
}
