import type { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale';
import type { MessageKey, Messages } from './messages';

type Values = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: Values) => string;
type Formatter = typeof IntlMessageFormat;

type Options = {
  locale: Locale;
  messages: Messages;
  /** Reads plurals and choices; most messages have none, so it is fetched by the first one that does. */
  Formatter?: Formatter;
  onFormatterNeeded?: () => void;
};

const choice = /\{\w+,/;
const placeholder = /\{(\w+)\}/g;

function fillIn(text: string, values: Values): string {
  return text.replace(placeholder, (whole, name: string) => String(values[name] ?? whole));
}

/** A function that says each message in one language; parsed messages are kept. */
export function createTranslate({ locale, messages, Formatter, onFormatterNeeded }: Options): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    const text = messages[key];
    if (!values) return text;
    if (!choice.test(text)) return fillIn(text, values);
    if (!Formatter) {
      onFormatterNeeded?.();
      return String(values.count ?? '');
    }
    const format = parsed.get(key) ?? new Formatter(text, locale);
    parsed.set(key, format);
    return String(format.format(values));
  };
}
