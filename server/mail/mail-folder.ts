import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../logging/log.ts';
import type { Mail, MailTransport } from './mail.ts';

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

/** A message that mail programs open, and that a person can read as it is. */
function written({ to, subject, text, html }: Mail): string {
  const boundary = `part-${randomBytes(12).toString('hex')}`;
  const part = (type: string, body: string) =>
    `--${boundary}\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n`;
  const head = [
    `To: ${oneLine(to)}`,
    `Subject: ${oneLine(subject)}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const parts = [part('text/plain', text), ...(html ? [part('text/html', html)] : [])];
  return `${head.join('\n')}\n\n${parts.join('')}--${boundary}--\n`;
}

/** Writes mails into a folder and logs their links: for a machine without a mail server. */
export function fileTransport(folder: string): MailTransport {
  return {
    isFinal: () => false,
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const time = new Date().toISOString().replaceAll(':', '-');
      const recipient = mail.to.replace(/[^a-z0-9.@-]/gi, '_');
      const file = path.join(folder, `${time}-${recipient}-${randomBytes(3).toString('hex')}.eml`);
      await writeFile(`${file}.part`, written(mail), { mode: 0o600 });
      await rename(`${file}.part`, file); // whoever watches the folder sees whole mails only
      log.info({ to: mail.to, file, link: mail.link }, 'mail written');
    },
  };
}
