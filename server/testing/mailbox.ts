import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMsMax = 5_000;

/** Mails in a folder that were written to an address, as text, the oldest first. */
export async function mailsTo(folder: string, email: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  const own = files.filter((file) => file.includes(`-${email}-`) && file.endsWith('.eml')).sort();
  return Promise.all(own.map((file) => readFile(path.join(folder, file), 'utf8')));
}

/** The newest mail to an address with these words in its subject; waits until it is there. */
export async function mailTo(folder: string, email: string, subject: RegExp): Promise<{ mail: string; token: string }> {
  const deadline = Date.now() + waitMsMax;
  for (;;) {
    const mails = await mailsTo(folder, email);
    const mail = mails.findLast((text) => subject.test(/^Subject: (.*)$/m.exec(text)?.[1] ?? ''));
    if (mail) return { mail, token: /token=([\w-]+)/.exec(mail)?.[1] ?? '' };
    if (Date.now() > deadline) throw new Error(`no mail to ${email} about ${subject} within ${waitMsMax} ms`);
    await sleep(20);
  }
}
