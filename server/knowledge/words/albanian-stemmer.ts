/**
 * A light stemmer for Albanian, which Snowball has not got. Works on folded words (without ë and ç), as people type
 * them. It takes off the endings of cases, of number and of the definite form, and those of the commonest verb forms and
 * derivations, as far as enough of a stem remains; it does not know irregular words.
 * @see https://doi.org/10.5120/18141-9338 (Sadiku, Biba: Automatic Stemming of Albanian Through a Rule-based Approach)
 */
const endings = [
  // nouns and adjectives: definite plural and singular with cases, then plural, then the plain vowels
  ...['eshave', 'imeve', 'imet', 'imit', 'imin', 'imi', 'imeve', 'ime', 'im'],
  ...['allarekve', 'allareve', 'uesve', 'uesit', 'uesin', 'uesi', 'uese', 'ues'],
  ...['tarit', 'tarin', 'tari', 'tare', 'tar', 'shmerise', 'shmeria', 'shmeri', 'shem', 'shme', 'shmi', 'shmit'],
  ...['erise', 'eria', 'erine', 'eri', 'isht', 'azhi', 'azhin', 'azhit'],
  ...['sise', 'sine', 'sia', 'site', 'save', 'sive', 'nine', 'nise', 'nit', 'nin', 'neve', 'net'],
  ...['eve', 'ave', 'ive', 'ove', 'ese', 'ise', 'ine', 'ene', 'one', 'une', 'ete', 'ite', 'ate', 'ote', 'ute'],
  ...['ash', 'esh', 'ish', 'et', 'it', 'at', 'ut', 'ot', 'in', 'en', 'un', 'an', 'es', 'se', 'ja', 'je', 'ia', 'ie'],
  // verbs
  ...['uar', 'uara', 'uare', 'ojme', 'oni', 'ojne', 'ohet', 'ohem', 'ohen', 'hem', 'het', 'hen', 'hemi', 'heni'],
  ...['oj', 'on', 'uan', 'uam', 'uat', 'ova', 'ove', 'oi', 'oni', 'ur', 'ura', 'ure', 'jme', 'jne', 'ni', 'me', 'ne'],
  ...['te', 've', 're', 'ra', 'ri', 'ni', 'j', 'n', 'm', 't', 's', 'a', 'e', 'i', 'o', 'u'],
].toSorted((a, b) => b.length - a.length);

const distinct = [...new Set(endings)];
const stemMin = 3;
const roundsMax = 2;

/** @param word folded and in lower case */
export function stemAlbanian(word: string): string {
  let stem = word;
  for (let round = 0; round < roundsMax; round++) {
    const ending = distinct.find((each) => stem.endsWith(each) && stem.length - each.length >= stemMin + round);
    if (!ending) break;
    stem = stem.slice(0, -ending.length);
  }
  return softened(stem);
}

/** Ends that change in inflection: "mik" and "miq", "zog" and "zogj", "kthej" and "kthim". */
function softened(stem: string): string {
  return stem
    .replace(/gj$/, 'g')
    .replace(/q$/, 'k')
    .replace(/(.{3})[aeiou]$/, '$1');
}
