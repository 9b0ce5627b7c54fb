import { z } from 'zod';
import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { InvalidIdError, parseTypeId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { parseInput } from '../validation.ts';
import { batched } from './batch.ts';
import { containing } from './search.ts';

const withSubscription = { subscription: { include: { plan: true, requestedPlan: true } } } as const;

export type AdminOrganization = Prisma.OrganizationGetPayload<{ include: typeof withSubscription }>;

export const organizationStatuses = ['ACTIVE', 'SUSPENDED', 'DELETED'] as const;
export type OrganizationStatus = (typeof organizationStatuses)[number];

const byStatus: Record<OrganizationStatus, Prisma.OrganizationWhereInput> = {
  ACTIVE: { suspendedAt: null, deletedAt: null },
  SUSPENDED: { suspendedAt: { not: null }, deletedAt: null },
  DELETED: { deletedAt: { not: null } },
};

/** Every organization but the platform's own. */
const tenants: Prisma.OrganizationWhereInput = { id: { not: platformOrganizationId } };

function organizationId(text: string): string | null {
  try {
    return parseTypeId('org', text.trim());
  } catch (error) {
    if (error instanceof InvalidIdError) return null; // a name, then
    throw error;
  }
}

const Search = z.object({ search: z.string().max(200, 'must have at most 200 characters').nullish() });

function matching(search: string | null | undefined): Prisma.OrganizationWhereInput {
  const contains = containing(search);
  if (!contains) return {};
  const id = organizationId(search ?? '');
  return id ? { id } : { OR: [{ name: contains }, { slug: contains }] };
}

/** Newest first. @param filter.search part of a name or slug, or an id. @throws VALIDATION_FAILED, FORBIDDEN */
export function listAllOrganizations(
  actor: Actor,
  page: Page,
  filter: { search?: string | null | undefined; status?: OrganizationStatus | null | undefined },
): Promise<AdminOrganization[]> {
  authorizePlatform(actor);
  const { search } = parseInput(Search, filter);
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  const wanted = [tenants, where, matching(search), filter.status ? byStatus[filter.status] : {}];
  return asPlatform('list organizations for a platform admin', (platform) =>
    platform.organization.findMany({ where: { AND: wanted }, include: withSubscription, orderBy, take }),
  );
}

/** @throws NOT_FOUND (the platform's own too), FORBIDDEN */
export async function findAnyOrganization(actor: Actor, id: string): Promise<AdminOrganization> {
  authorizePlatform(actor);
  const organization = await asPlatform('list organizations for a platform admin', (platform) =>
    platform.organization.findFirst({ where: { AND: [tenants, { id }] }, include: withSubscription }),
  );
  if (!organization) throw notFound('Organization');
  return organization;
}

export type OrganizationFigures = {
  id: string;
  members: number;
  contacts: number;
  conversations: number;
  messages: number;
  lastEventAt: Date | null;
};

/** What an organization holds. A conversation numbers its messages without gaps, so that nobody counts them. */
export const organizationFigures = batched<OrganizationFigures>(async (ids) => {
  const rows = await asPlatform(
    'list organizations for a platform admin',
    (platform) =>
      platform.$queryRaw<OrganizationFigures[]>`
      SELECT organizations.id, members.count AS members, contacts.count AS contacts,
             conversations.count AS conversations, conversations.messages, last_event."lastEventAt"
      FROM organizations
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM memberships WHERE organization_id = organizations.id
      ) AS members
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM contacts WHERE organization_id = organizations.id
      ) AS contacts
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count, coalesce(sum(last_seq), 0)::int AS messages FROM conversations
        WHERE organization_id = organizations.id
      ) AS conversations
      LEFT JOIN LATERAL (
        SELECT created_at AS "lastEventAt" FROM events WHERE organization_id = organizations.id
        ORDER BY seq DESC LIMIT 1
      ) AS last_event ON true
      WHERE organizations.id = ANY(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
});
