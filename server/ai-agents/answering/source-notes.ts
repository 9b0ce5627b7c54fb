import type { Citation } from '../../knowledge/citations.ts';
import { bestPassage, piecesOf } from '../../knowledge/quotes.ts';
import type { RetrievedHit } from '../../knowledge/retrieval.service.ts';

/** A chunk under the number by which an answer refers to it. */
export type SourceNote = { number: number; hit: RetrievedHit };

/** The chunks that one answer has seen: 1, 2, 3 … in the order in which they were found. */
export class SourceNotes {
  readonly #notes: SourceNote[] = [];

  /** @returns the hits with their numbers; a chunk that was seen before keeps its own */
  add(hits: readonly RetrievedHit[]): SourceNote[] {
    return hits.map((hit) => {
      const known = this.#notes.find((note) => note.hit.chunk.id === hit.chunk.id);
      if (known) return known;
      const note = { number: this.#notes.length + 1, hit };
      this.#notes.push(note);
      return note;
    });
  }

  get all(): readonly SourceNote[] {
    return this.#notes;
  }

  get(number: number): SourceNote | null {
    return this.#notes[number - 1] ?? null;
  }
}

/** A place in a text that refers to a source. */
export type Mark = { number: number; at: number };

/** Which part of a sentence's words a passage has to hold, and how many of them, for the sentence to rest on it. */
const supportMin = 0.6;
const supportWordsMin = 2;
const quietCitationsMax = 2;

/**
 * What an answer rests on: the sources that it names, each with the words that fit what was said before the mark. An
 * answer that names none rests on those whose words it uses.
 */
export function citationsOf(text: string, marks: readonly Mark[], notes: SourceNotes): Citation[] {
  const named = marks.flatMap(({ number, at }) => {
    const note = notes.get(number);
    return note ? [cite(note.hit, sentenceBefore(text, at))] : [];
  });
  return unique(named.length > 0 ? named : quietCitations(text, notes));
}

function cite({ chunk }: RetrievedHit, said: string): Citation {
  const { text: quote } = bestPassage({ query: said, chunk });
  return { chunkId: chunk.id, sourceId: chunk.knowledgeSourceId, quote };
}

function quietCitations(text: string, notes: SourceNotes): Citation[] {
  const sentences = piecesOf(text).map(({ start, end }) => text.slice(start, end));
  const supports = sentences.flatMap((said) =>
    notes.all
      .map(({ hit }) => ({ hit, said, ...bestPassage({ query: said, chunk: hit.chunk }) }))
      .filter(({ coverage, matched }) => coverage >= supportMin && matched >= supportWordsMin),
  );
  const best = supports.sort((a, b) => b.coverage - a.coverage || b.matched - a.matched);
  return unique(best.map(({ hit, said }) => cite(hit, said))).slice(0, quietCitationsMax);
}

function unique(citations: Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ chunkId }) => !seen.has(chunkId) && seen.add(chunkId));
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd();
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((end) => before.lastIndexOf(end, before.length - 2)));
  return before.slice(start + 1).trim();
}
