import { z } from 'zod';

const charsMax = 2000;

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** An address on the web. Credentials do not belong into it: it is shown, logged and audited. */
export const WebAddress = z
  .string()
  .trim()
  .max(charsMax, `must have at most ${charsMax} characters`)
  .refine(isWebAddress, 'takes an http or https address without user name and password');
