import type { AppError } from '../graphql/app-error';
import type { MessageKey } from './messages';
import type { Translate } from './translate';

type Known = readonly [text: RegExp, key: MessageKey];

/** What the server says about a field, and how it is said here. */
const knownOfFields: readonly Known[] = [
  [/^(is required|must not be empty)$/, 'form.required'],
  [/^is not an e-mail address$/, 'form.email'],
  [/^is not a telephone number$/, 'problem.phone'],
  [/^must have at most (?<count>[\d,]+) characters$/, 'problem.charactersMax'],
  [/^must have at least (?<count>[\d,]+) characters$/, 'form.passwordLength'],
  [/^takes 1 to (?<count>\d+) lower-case letters, digits and dashes$/, 'problem.slug'],
  [/^is not your password$/, 'problem.notYourPassword'],
  [/^is your address already$/, 'problem.yourAddressAlready'],
  [/^There is an account with this e-mail address/, 'problem.addressTaken'],
  [/^must lie in the future$/, 'snooze.past'],
];

/** Sentences of the server that say more than their code. */
const knownSentences: readonly Known[] = [
  [/^The e-mail address or the password is wrong/, 'problem.logIn'],
  [/^There is an account with this e-mail address/, 'problem.addressTaken'],
  [/^Another account has this e-mail address/, 'problem.addressElsewhere'],
  [/^This invitation does not exist, was used/, 'invite.ended'],
  [/^This link does not exist, was used/, 'link.ended'],
  [/^Log in as (?<email>\S+) first/, 'problem.logInAs'],
  [/^Your account has no password yet/, 'problem.noPassword'],
  [/^This is your only way to log in/, 'problem.onlyWayIn'],
  [/^The session has ended/, 'problem.sessionEnded'],
  [/^Too many attempts\. Try again in (?<count>\d+) seconds/, 'problem.waitSeconds'],
  [/^Too many attempts\. Try again in (?<count>\d+) minutes/, 'problem.waitMinutes'],
  [/^(?<email>\S+) is a member already/, 'problem.memberAlready'],
  [/^(?<email>\S+) is invited already/, 'problem.invitedAlready'],
  [/^(?<email>\S+) has accepted the invitation/, 'problem.acceptedAlready'],
  [/^An organization always keeps an owner/, 'problem.lastOwner'],
  [/^Only an owner may delete the organization/, 'problem.ownerDeletes'],
  [/^This organization is suspended/, 'problem.suspended'],
  [/^The slug (?<slug>\S+) is taken/, 'problem.slugTaken'],
  [/^The default API channel cannot be deleted/, 'problem.defaultChannel'],
  [/^The (channel|contact) still has conversations or calls/, 'problem.stillUsed'],
  [/^Another contact has the external id/, 'problem.externalIdTaken'],
];

/** What is left to say of the others, in a language that the server does not speak. */
const ofCodes: Record<string, MessageKey> = {
  UNAUTHENTICATED: 'problem.UNAUTHENTICATED',
  FORBIDDEN: 'problem.FORBIDDEN',
  NOT_FOUND: 'problem.NOT_FOUND',
  QUOTA_EXCEEDED: 'problem.QUOTA_EXCEEDED',
  RATE_LIMITED: 'problem.RATE_LIMITED',
  UPSTREAM_FAILED: 'problem.UPSTREAM_FAILED',
  INTERNAL: 'problem.INTERNAL',
};

function sayKnown(t: Translate, known: readonly Known[], text: string): string | undefined {
  for (const [pattern, key] of known) {
    const match = pattern.exec(text);
    if (match) return t(key, match.groups);
  }
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  const begun = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** What the server says about one field. */
export function fieldText(t: Translate, text: string): string {
  return sayKnown(t, knownOfFields, text) ?? asSentence(text);
}

/** What went wrong, in the reader's language where it is known, or else in the server's words. */
export function problemText(t: Translate, locale: string, error: AppError): string {
  if (error.offline) return t('error.unreachable');
  const [field] = error.fields;
  if (field) return fieldText(t, field.message);
  const known = sayKnown(t, knownSentences, error.message);
  if (known) return known;
  const key = ofCodes[error.code];
  return key && (locale !== 'en' || !error.message) ? t(key) : asSentence(error.message);
}
