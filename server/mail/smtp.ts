import { createTransport } from 'nodemailer';
import type { Mail, MailTransport } from './mail.ts';

/** Milliseconds; what the address says itself (`?connectionTimeout=…`) counts more. */
const timeouts = { connectionTimeout: '5000', greetingTimeout: '5000', socketTimeout: '10000', dnsTimeout: '5000' };

function withTimeouts(url: string): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(timeouts)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  return address.href;
}

/** @param from `MAIL_FROM`: an address, or `Name <address>` */
export function smtpTransport(url: string, from: string): MailTransport {
  const transporter = createTransport(withTimeouts(url));
  return {
    async send({ to, subject, text, html }: Mail) {
      await transporter.sendMail({ from, to, subject, text, html, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
    // 4xx says "later", 5xx says "never"; without an answer the network was at fault.
    isFinal: (error) => ((error as { responseCode?: number }).responseCode ?? 0) >= 500,
  };
}
