import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { answeredWorkDone } from '../http/after-answer.ts';
import { configureMail, sendMail } from './mail.ts';
import { composeMail } from './templates.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Received = { from: string; to: string[]; data: string };

/** A real SMTP server that keeps what it gets. */
async function startSmtp(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'me' && password === 'p@ss' ? done(null, { user: 'me' }) : done(new Error('wrong')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        received.push({ from, to: rcptTo.map(({ address }) => address), data: Buffer.concat(chunks).toString() });
        done();
      });
    },
    ...options,
  });
  smtp.on('error', () => undefined); // a client that goes away is no failure of the test
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  closing.push(() => new Promise((resolve) => smtp.close(() => resolve())));
  return { received, port: (listening.address() as AddressInfo).port };
}

function useSmtp(port: number, more = '', retryDelaysMs = [10, 20]): void {
  const smtp = { url: `smtp://me:p%40ss@127.0.0.1:${port}${more}`, from: 'Switchboard <support@example.com>' };
  configureMail({ folder: '/nonexistent', smtp }, retryDelaysMs);
}

const mail = () =>
  composeMail('invitation', {
    to: 'arta@example.com',
    locale: 'sq',
    link: 'https://switchboard.example.com/invite?token=abc',
    values: { inviter: 'Ana\r\nBcc: x@example.com', organization: 'Dürrës & Sons' },
  });

test('a mail goes out by SMTP with both parts, and a name adds no header', async () => {
  const { received, port } = await startSmtp();
  useSmtp(port);
  sendMail(mail());
  await answeredWorkDone();
  expect(received).toHaveLength(1);
  const [{ from, to, data } = { from: '', to: [], data: '' }] = received;
  expect({ from, to }).toEqual({ from: 'support@example.com', to: ['arta@example.com'] });
  expect(data).toMatch(/^From: Switchboard <support@example\.com>/m);
  expect(data).toContain('Content-Type: text/plain; charset=utf-8');
  expect(data).toContain('Content-Type: text/html; charset=utf-8');
  const [head] = data.split('\r\n\r\n');
  expect(head).not.toMatch(/^Bcc:/im);
});

test('a server that is busy is asked again', async () => {
  let refused = 0;
  const { received, port } = await startSmtp({
    onRcptTo(_address, _session, done) {
      refused += 1;
      done(refused === 1 ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
    },
  });
  useSmtp(port);
  sendMail(mail());
  await answeredWorkDone();
  expect(received).toHaveLength(1);
});

test('a server that says never is asked once, and nothing is thrown', async () => {
  let refused = 0;
  const { received, port } = await startSmtp({
    onRcptTo(_address, _session, done) {
      refused += 1;
      done(Object.assign(new Error('no such person'), { responseCode: 550 }));
    },
  });
  useSmtp(port);
  sendMail(mail());
  await answeredWorkDone();
  expect({ received, refused }).toEqual({ received: [], refused: 1 });
});

test('a server that says nothing is given up after its time, and holds nobody up meanwhile', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  closing.push(async () => void silent.close());
  useSmtp((silent.address() as AddressInfo).port, '?greetingTimeout=200', []);
  const startedAt = performance.now();
  sendMail(mail());
  expect(performance.now() - startedAt).toBeLessThan(50);
  await answeredWorkDone();
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
