import { francAll } from 'franc';
import { LanguageTag } from '../../language-tag.ts';

const sampleChars = 3000;
const charsEnough = 60;

/** ISO 639-3, as the detector has them, of the languages that words are stemmed by. */
const tags: Record<string, string> = {
  ...{ eng: 'en', als: 'sq', sqi: 'sq', deu: 'de', fra: 'fr', ita: 'it', spa: 'es', por: 'pt', nld: 'nl', dan: 'da' },
  ...{ swe: 'sv', nob: 'nb', nno: 'nb', fin: 'fi', hun: 'hu', ron: 'ro', rus: 'ru', srp: 'sr', tur: 'tr', arb: 'ar' },
};

/**
 * The language tag of a document: the one that its source names, or else the one it names itself, or else the one its
 * words show; null where it is too short to tell.
 */
export function languageOf(text: string, ofSource: string | null, ofDocument: string | null): string | null {
  if (ofSource) return ofSource;
  const named = ofDocument === null ? null : LanguageTag.safeParse(ofDocument.replaceAll('_', '-')).data;
  if (named) return named;
  if (text.length < charsEnough) return null;
  const [best] = francAll(text.slice(0, sampleChars), { only: Object.keys(tags) });
  return best ? (tags[best[0]] ?? null) : null;
}
