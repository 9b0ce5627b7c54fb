/** Greetings, thanks and agreement, in English and Albanian, without diacritics. */
const phrases = [
  ...['hi', 'hello', 'hey', 'hi there', 'hello there', 'good morning', 'good afternoon', 'good evening', 'how are you'],
  ...['thanks', 'thank you', 'thank you very much', 'thanks a lot', 'many thanks', 'great thanks', 'ok thanks', 'bye'],
  ...['ok', 'okay', 'great', 'perfect', 'yes', 'no', 'goodbye', 'cheers', 'have a nice day', 'that is all'],
  ...['pershendetje', 'tung', 'tungjatjeta', 'miredita', 'mirdita', 'mirembrema', 'miremengjes', 'ckemi', 'si jeni'],
  ...['mire dita', 'mire mbrema', 'mire mengjes', 'si je', 'faleminderit', 'faleminderit shume', 'flm', 'shume mire'],
  ...['mire', 'ne rregull', 'po', 'jo', 'mirupafshim', 'diten e mire', 'kaq ishte', 'ju faleminderit'],
];

const known = new Set(phrases);

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a message says nothing that could be answered from documents. */
export function isSmallTalk(text: string): boolean {
  const words = bare(text);
  if (words === '') return true; // an emoji, a question mark
  if (known.has(words)) return true;
  const [first = '', ...rest] = words.split(' ');
  return rest.length <= 2 && known.has(first) && (known.has(rest.join(' ')) || rest.length === 1);
}

const thanks = /\b(thank|thanks|cheers|faleminderit|flm)\b/;

export function isThanks(text: string): boolean {
  return isSmallTalk(text) && thanks.test(bare(text));
}

/** Asks for a person, in English or Albanian. */
const wantsPerson =
  /\b(?:(?:talk|speak|chat|connect|transfer|put)\b.{0,20}\b(?:to|with|through)\b.{0,20}\b(?:human|person|agent|someone|somebody|representative|operator|colleague|manager|support)|(?:real|live|actual) (?:human|person|agent)|human (?:agent|being|please)|customer (?:service )?representative|(?:flas|flisni|flasim|lidh|lidhni|lidhem|bisedoj)\w*\b.{0,25}\b(?:njeri\w*|person\w*|agjent\w*|operator\w*|dike\w*|koleg\w*|punonjes\w*)|(?:dua|doja|deshiroj|kerkoj) (?:nje )?(?:njeri|operator|agjent|person)\w*)/;

export function asksForPerson(text: string): boolean {
  return wantsPerson.test(bare(text));
}

/** Whether one of the words, or one of the phrases, stands in the text as a whole. */
export function keywordIn(text: string, keywords: readonly string[]): string | null {
  const padded = ` ${bare(text)} `;
  return keywords.find((keyword) => bare(keyword) !== '' && padded.includes(` ${bare(keyword)} `)) ?? null;
}
