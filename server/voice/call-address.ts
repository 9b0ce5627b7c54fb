import { z } from 'zod';

const addressCharsMax = 200;
const number = /^\+?\d{3,15}$/; // E.164 has at most 15 digits; short codes and extensions have three
const sipAddress = /^sips?:[^\s@<>"]+@[^\s@<>"]+$/i;
const clientAddress = /^client:[\w.@+-]+$/i;

/** `+383 (44) 123-456` and `+38344123456` are one number. */
function withoutSeparators(text: string): string {
  return /^\+?[\d\s().-]+$/.test(text) ? text.replace(/[\s().-]/g, '') : text;
}

/** Who calls or is called: a telephone number, or the address of a SIP telephone or of an app (`client:ana`). */
export const CallAddress = z
  .string()
  .trim()
  .max(addressCharsMax, `must have at most ${addressCharsMax} characters`)
  .transform(withoutSeparators)
  .refine((address) => [number, sipAddress, clientAddress].some((shape) => shape.test(address)), {
    message: 'is not a telephone number such as +38344123456, nor a sip: or client: address',
  });

/** How the contact behind an address is found: a telephone by its number, anything else by the whole address. */
export function contactKey(address: string): { phone: string } | { externalId: string } {
  return number.test(address) ? { phone: address } : { externalId: address };
}
