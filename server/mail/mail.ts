import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../logging/log.ts';

export type Mail = { to: string; subject: string; text: string };

let folder = path.join('.data', 'mail');

/** Where mail is written while no SMTP server is configured. */
export function setMailFolder(value: string): void {
  folder = value;
}

/** Writes the mail into a file and logs where; the file holds the link that the person needs. */
export async function sendMail(mail: Mail): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${mail.to.replace(/[^a-z0-9.@-]/gi, '_')}.eml`;
  const text = `To: ${mail.to}\nSubject: ${mail.subject}\nContent-Type: text/plain; charset=utf-8\n\n${mail.text}`;
  await writeFile(path.join(folder, name), text, { mode: 0o600 });
  log.info({ to: mail.to, file: path.join(folder, name) }, 'mail written');
}
