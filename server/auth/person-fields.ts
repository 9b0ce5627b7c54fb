import { z } from 'zod';
import { mailLocales } from '../mail/templates.ts';

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('is not an e-mail address'));

export const PersonName = z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters');

/** A language that the interface and the mails speak. */
export const Locale = z.enum(mailLocales, `takes one of ${mailLocales.join(', ')}`);

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false; // that is how Intl says that there is no such zone
  }
}

export const TimeZone = z
  .string()
  .max(60, 'must have at most 60 characters')
  .refine(isTimeZone, 'is not an IANA time zone such as Europe/Tirane');

export const PictureUrl = z
  .url({ protocol: /^https$/, error: 'is not an https URL' })
  .max(2000, 'must have at most 2,000 characters');
