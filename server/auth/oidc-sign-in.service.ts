import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { change, recordAudit } from '../events/change.ts';
import type { User } from '../generated/prisma/client.ts';
import { mailLocale } from '../mail/templates.ts';
import type { Actor } from './actor.ts';
import type { OidcIdentity } from './oidc.ts';
import { personIn } from './person.ts';
import { Email, PersonName } from './person-fields.ts';
import { firstOrganizationOf, type SignedIn, startSession } from './sessions.service.ts';

/** Why nobody is logged in: the web app has words for each (`login.problem.…`). */
export type OidcProblem = 'oidc_unverified' | 'oidc_not_linked';

export class OidcRefused extends Error {
  readonly problem: OidcProblem;

  constructor(problem: OidcProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Logs in whoever the provider says it is. A known sign-in is its user's. For a new one the address decides, if the
 * provider has verified it: nobody's makes a new user; a user's is connected when that user has confirmed the address
 * too. (Anybody could sign up with somebody else's address and wait for its owner to log in.)
 * @throws OidcRefused
 */
export async function signInWithProvider(actor: Actor, identity: OidcIdentity): Promise<SignedIn> {
  const { issuer, subject } = identity;
  const account = await db.account.findFirst({
    where: { provider: issuer, providerAccountId: subject },
    include: { user: true },
  });
  const user = account?.user ?? (await connect(actor, identity));
  return startSession(actor, user, await firstOrganizationOf(user.id));
}

async function connect(actor: Actor, identity: OidcIdentity): Promise<User> {
  const email = Email.safeParse(identity.email).data;
  if (!email) throw new OidcRefused('oidc_unverified');
  const existing = await db.user.findUnique({ where: { email } });
  if (existing && !existing.emailVerifiedAt) throw new OidcRefused('oidc_not_linked');
  const userId = existing?.id ?? newId();
  const organizationId = existing && (await firstOrganizationOf(existing.id));
  const { value } = await change(personIn(actor, userId, organizationId), async (current) => {
    const user = existing ?? (await current.tx.user.create({ data: newUser(userId, email, identity) }));
    const { issuer, subject, scope } = identity;
    const account = await current.tx.account.create({
      data: { id: newId(), userId, provider: issuer, providerAccountId: subject, scope },
    });
    const diff = { provider: { from: null, to: issuer } };
    if (!existing) recordAudit(current, { action: 'user.create', targetType: 'User', targetId: userId });
    recordAudit(current, { action: 'account.connect', targetType: 'Account', targetId: account.id, diff });
    return user;
  });
  return value;
}

function newUser(id: string, email: string, { name, locale }: OidcIdentity) {
  const [localPart = email] = email.split('@');
  return {
    id,
    email,
    name: PersonName.safeParse(name?.slice(0, 120)).data ?? localPart.slice(0, 120),
    emailVerifiedAt: new Date(),
    locale: mailLocale(locale),
  };
}
