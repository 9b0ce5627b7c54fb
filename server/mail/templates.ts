import type { Mail } from './mail.ts';

/** Languages that mails are written in. */
export const mailLocales = ['en', 'sq'] as const;
export type MailLocale = (typeof mailLocales)[number];

/** The language of a person's mails: theirs where there is a translation, otherwise English. */
export function mailLocale(locale: string | null | undefined): MailLocale {
  return mailLocales.find((known) => locale?.toLowerCase().startsWith(known)) ?? 'en';
}

type Values = { inviter: string; organization: string; newEmail: string };
type Words = { subject: string; body: string; action?: string; after?: string };

/** `{name}` is filled in; a paragraph each in `body` and `after`, the link between them. */
const templates = {
  verifyEmail: {
    en: {
      subject: 'Confirm your e-mail address',
      body: 'Please confirm that this address is yours.',
      action: 'Confirm address',
      after: 'The link works once and for 24 hours. If you did not ask for it, you need not do anything.',
    },
    sq: {
      subject: 'Konfirmo adresën tënde të e-mailit',
      body: 'Të lutem konfirmo se kjo adresë është e jotja.',
      action: 'Konfirmo adresën',
      after: 'Lidhja vlen një herë dhe për 24 orë. Nëse nuk e ke kërkuar ti, nuk ke pse të bësh gjë.',
    },
  },
  resetPassword: {
    en: {
      subject: 'Choose a new password',
      body: 'Somebody, probably you, asked for a new password for your account.',
      action: 'Choose a new password',
      after: 'The link works once and for one hour. If it was not you, you need not do anything: your password stays.',
    },
    sq: {
      subject: 'Zgjidh një fjalëkalim të ri',
      body: 'Dikush, me siguri ti, kërkoi një fjalëkalim të ri për llogarinë tënde.',
      action: 'Zgjidh një fjalëkalim të ri',
      after: 'Lidhja vlen një herë dhe për një orë. Nëse nuk ishe ti, nuk ke pse të bësh gjë: fjalëkalimi mbetet.',
    },
  },
  passwordChanged: {
    en: {
      subject: 'Your password was changed',
      body: 'The password of your account was changed, and its other sessions were ended.',
      action: 'Choose a new password',
      after: 'If it was not you, choose a new password now.',
    },
    sq: {
      subject: 'Fjalëkalimi yt u ndryshua',
      body: 'Fjalëkalimi i llogarisë tënde u ndryshua dhe seancat e tjera u mbyllën.',
      action: 'Zgjidh një fjalëkalim të ri',
      after: 'Nëse nuk ishe ti, zgjidh tani një fjalëkalim të ri.',
    },
  },
  emailChanged: {
    en: {
      subject: 'The address of your account was changed',
      body: 'From now on your account belongs to {newEmail}. If it was not you, ask your organization’s owner for help.',
    },
    sq: {
      subject: 'Adresa e llogarisë tënde u ndryshua',
      body: 'Tani e tutje llogaria jote i takon adresës {newEmail}. Nëse nuk ishe ti, kërko ndihmë te pronari i organizatës.',
    },
  },
  invitation: {
    en: {
      subject: '{inviter} invites you to {organization}',
      body: '{inviter} invites you to work together in {organization} on Switchboard.',
      action: 'Accept the invitation',
      after: 'The invitation holds for seven days.',
    },
    sq: {
      subject: '{inviter} të fton në {organization}',
      body: '{inviter} të fton të punoni bashkë në {organization} në Switchboard.',
      action: 'Prano ftesën',
      after: 'Ftesa vlen shtatë ditë.',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

function htmlOf(locale: MailLocale, { subject, body, action, after }: Words, link: string | undefined): string {
  const paragraph = (text: string | undefined) => (text ? `<p style="margin:0 0 16px">${escapeHtml(text)}</p>` : '');
  const button =
    link && action
      ? `<p style="margin:0 0 16px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 16px;border-radius:6px;` +
        `background:#3e63dd;color:#fff;text-decoration:none">${escapeHtml(action)}</a></p>` +
        `<p style="margin:0 0 16px;color:#60646c;font-size:12px;word-break:break-all">${escapeHtml(link)}</p>`
      : '';
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>` +
    `<body style="margin:0;padding:24px;font:14px/20px system-ui,sans-serif;color:#1c2024">` +
    `<div style="max-width:480px;margin:0 auto">${paragraph(body)}${button}${paragraph(after)}` +
    '<p style="margin:0;color:#60646c;font-size:12px">Switchboard</p></div></body></html>'
  );
}

/**
 * A mail as plain text and simple HTML in the reader's language.
 * @param options.values what the template fills in
 */
export function composeMail(
  template: keyof typeof templates,
  options: { to: string; locale: MailLocale; link?: string; values?: Partial<Values> },
): Mail {
  const { to, locale, link, values = {} } = options;
  const words: Words = templates[template][locale];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name as keyof Values]?.replace(/\s+/g, ' ') ?? whole);
  const own: Words = { ...words, subject: filled(words.subject), body: filled(words.body) };
  const lines = [own.body, link, own.after, '-- \nSwitchboard'].filter((line) => line !== undefined);
  return { to, subject: own.subject, text: `${lines.join('\n\n')}\n`, html: htmlOf(locale, own, link), link };
}
