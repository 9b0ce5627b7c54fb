import { setTimeout as sleep } from 'node:timers/promises';
import { afterAnswer } from '../http/after-answer.ts';
import { log } from '../logging/log.ts';
import { fileTransport } from './mail-folder.ts';
import { smtpTransport } from './smtp.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** What the mail is about: the address its reader opens. */
  link?: string;
};

/** Hands a mail over, or throws; `isFinal` says that trying again is of no use. */
export type MailTransport = {
  send: (mail: Mail) => Promise<void>;
  isFinal: (error: unknown) => boolean;
};

export type MailSettings = {
  /** Where mails are written while no SMTP server is configured. */
  folder: string;
  smtp: { url: string; from: string } | null;
};

const retryDelaysMs = [1_000, 10_000];

let transport: MailTransport = fileTransport('.data/mail');
let delays = retryDelaysMs;

/** @param retryDelays how long to wait before the second and each further attempt, in milliseconds */
export function configureMail({ folder, smtp }: MailSettings, retryDelays = retryDelaysMs): void {
  transport = smtp ? smtpTransport(smtp.url, smtp.from) : fileTransport(folder);
  delays = retryDelays;
}

/**
 * Takes a mail and delivers it after the caller has gone on: what has been committed neither waits for a mail server nor
 * fails with it. A mail that cannot be delivered is logged, without its text, which holds a secret.
 */
export function sendMail(mail: Mail): void {
  const by = transport;
  afterAnswer('deliver a mail', () => deliver(mail, by));
}

async function deliver(mail: Mail, by: MailTransport): Promise<void> {
  const { to, subject } = mail;
  for (let attempt = 1; ; attempt++) {
    try {
      return await by.send(mail);
    } catch (error) {
      const delayMs = delays[attempt - 1];
      if (delayMs === undefined || by.isFinal(error)) {
        log.error({ err: error, to, subject, attempt }, 'a mail could not be delivered');
        return;
      }
      log.warn({ err: error, to, subject, attempt }, 'a mail was not delivered; it is tried again');
      await sleep(delayMs, undefined, { ref: false });
    }
  }
}
