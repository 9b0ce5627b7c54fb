/** Cases of nouns and adjectives, in the definite and the indefinite form, of both numbers. */
const nominal = [
  ...['eve', 'ave', 'ive', 've', 'esh', 'ash', 'ish', 'et', 'at', 'it', 'ut', 'te'],
  ...['ine', 'ise', 'ite', 'ene', 'ese', 'ies', 'ne', 'se', 'in', 'en', 'un', 'an', 'es', 'ia', 'ja', 'je'],
];

/** Of verbs, and of the nouns that are made of them: kthej, kthehet, kthim; anuloj, anuluar, anulim. */
const verbal = [
  ...['imeve', 'imet', 'imit', 'imin', 'imi', 'ime', 'im'],
  ...['ohemi', 'oheni', 'ohen', 'ohet', 'ohem', 'ojme', 'ojne', 'oni', 'oj', 'on', 'ova', 'ove', 'oi'],
  ...['uara', 'uare', 'uar', 'uan', 'ua', 'uaj', 'uhet', 'uhen', 'uesit', 'uesi', 'ues'],
  ...['hemi', 'heni', 'hen', 'het', 'hem', 'jme', 'jne', 'eni', 'ej', 'yera', 'yer', 'eva', 'ura', 'ur'],
];

/** What a word may have ended in before it was inflected, so that "dergese" meets "dergesat". */
const derivational = ['es', 'ur', 'on', 'an', 'it', 'at', 'en', 'in'];

const longestFirst = (endings: readonly string[]) => [...new Set(endings)].toSorted((a, b) => b.length - a.length);

const inflections = longestFirst([...nominal, ...verbal]);
const stemMin = 3;
/** Before "te" more has to stand: in "karte" it belongs to the stem. */
const stemMinBefore: Record<string, number> = { te: 4, ne: 4, se: 4 };
const lastVowel = /(?<=.{3})[aeiouy]$/;

/**
 * A light stemmer for Albanian, which Snowball has not got. Takes off one inflection (the longest), the vowel that is
 * left, and one ending of derivation. It does not know irregular words.
 * @see https://doi.org/10.5120/18141-9338 (Sadiku, Biba: Automatic Stemming of Albanian Through a Rule-based Approach)
 * @param word folded (without ë and ç, as people type) and in lower case
 */
export function stemAlbanian(word: string): string {
  const bare = without(inflections, word).replace(lastVowel, '');
  return softened(without(derivational, bare));
}

function without(endings: readonly string[], word: string): string {
  const ending = endings.find(
    (each) => word.endsWith(each) && word.length - each.length >= (stemMinBefore[each] ?? stemMin),
  );
  return ending ? word.slice(0, -ending.length) : word;
}

/** Ends that change in inflection: "mik", "miq" and "miqte", "zog" and "zogj". */
function softened(stem: string): string {
  return stem.replace(/gj$/, 'g').replace(/qt?$/, 'k');
}
