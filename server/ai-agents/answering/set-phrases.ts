import type { Question } from './question.ts';

type Language = 'en' | 'sq';

/** What is said to contacts without a model, in the languages that the product speaks. */
const phrases = {
  greeting: {
    en: 'Hello! How can I help you?',
    sq: 'Përshëndetje! Si mund t’ju ndihmoj?',
  },
  welcome: {
    en: 'You are welcome. Is there anything else?',
    sq: 'S’ka përse. A mund t’ju ndihmoj me diçka tjetër?',
  },
  found: {
    en: 'This is what I found for you:',
    sq: 'Ja çfarë gjeta për ju:',
  },
  handingOver: {
    en: 'I am passing this on to a colleague, who will answer you here.',
    sq: 'Po ia kaloj këtë një kolegu, i cili do t’ju përgjigjet këtu.',
  },
  nothingFound: {
    en: 'I have found nothing about this. Could you put it in other words?',
    sq: 'Nuk gjeta asgjë për këtë. A mund ta thoni me fjalë të tjera?',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type Phrase = keyof typeof phrases;

const albanian =
  /\b(?:si|nje|eshte|jam|jane|nuk|dhe|per|cfare|pse|kur|ku|mund|dua|duhet|te|ne|me|kam|ka|keni|porosi\w*|faleminderit|pershendetje|miredita|tung)\b/g;

const foreign = /[ëç]/gi;

/** Albanian as people type it, with or without ë and ç. */
function looksAlbanian(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const signs = (plain.match(albanian) ?? []).length + (text.match(foreign) ?? []).length;
  return signs > 0 && signs * 4 >= words.length;
}

/** The language that a contact is spoken to in: the one it writes in, or else its own, or the AI agent's only one. */
export function languageOf({ turns, contact, agent }: Question): Language {
  const written = turns
    .filter(({ author }) => author === 'CONTACT')
    .slice(-3)
    .map(({ text }) => text)
    .join(' ');
  if (looksAlbanian(written)) return 'sq';
  const isOnly = agent.languages.length === 1 && agent.languages[0]?.startsWith('sq');
  const hasWords = /\p{L}{3,}/u.test(written);
  return !hasWords && (isOnly || contact?.locale?.startsWith('sq')) ? 'sq' : 'en';
}

export function say(phrase: Phrase, question: Question): string {
  return phrases[phrase][languageOf(question)];
}
