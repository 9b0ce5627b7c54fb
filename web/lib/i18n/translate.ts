import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale';
import type { MessageKey, Messages } from './messages';

type Values = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: Values) => string;

/** A function that says each message in one language; parsed messages are kept. */
export function createTranslate(locale: Locale, messages: Messages): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    const text = messages[key];
    if (!values) return text;
    let format = parsed.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, locale);
      parsed.set(key, format);
    }
    return String(format.format(values));
  };
}
