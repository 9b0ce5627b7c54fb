import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { fold } from '../../search/highlight.ts';
import { stemAlbanian } from './albanian-stemmer.ts';

type Stemmer = (word: string) => string;

/** Snowball's algorithms need the letters with their marks; they are folded afterwards. */
const stemmers: Record<string, Stemmer> = {
  ...{ ar: arabic, da: danish, nl: dutch, en: english, fi: finnish, fr: french, de: german, hu: hungarian },
  ...{ it: italian, nb: norwegian, no: norwegian, pt: portuguese, ro: romanian, ru: russian, sr: serbian },
  ...{ es: spanish, sv: swedish, tr: turkish },
  sq: (word) => stemAlbanian(fold(word)),
};

/** The two letters of a language that words are stemmed by; null: they are taken as they are. */
export function stemmedLanguage(tag: string | null): string | null {
  const language = tag?.split('-')[0]?.toLowerCase() ?? '';
  return Object.hasOwn(stemmers, language) ? language : null;
}

const hasDigit = /\p{N}/u;

/**
 * @param word in lower case, with its diacritics
 * @param language as `stemmedLanguage` names it
 */
export function stem(word: string, language: string | null): string {
  const stemmer = language === null || hasDigit.test(word) ? undefined : stemmers[language];
  return fold(stemmer ? stemmer(word) : word) || fold(word);
}
