import { fold } from '../../search/highlight.ts';
import { stem, stemmedLanguage } from './stemming.ts';
import { isStopWord } from './stop-words.ts';
import { tokensOf } from './tokens.ts';

/** What a word is found by, and where the word stands (UTF-16 units). */
export type Term = { stem: string; start: number; end: number };

const stemCharsMax = 60;
/** By itself it says nothing: a size, an initial, what an apostrophe left. */
const isLetter = /^\p{L}$/u;

/** The words of a text that say something, as they are found: stemmed by its language, without diacritics. */
export function termsOf(text: string, languageTag: string | null): Term[] {
  const language = stemmedLanguage(languageTag);
  return tokensOf(text).flatMap(({ word, start, end }) => {
    if (isLetter.test(word) || isStopWord(fold(word), language)) return [];
    return [{ stem: stem(word, language).slice(0, stemCharsMax), start, end }];
  });
}
