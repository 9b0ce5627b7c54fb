import { byCreation } from '../db/keyset.ts';
import { toCursor } from '../events/cursor.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { readOptionalId } from '../graphql/ids.ts';
import { organizationFor } from '../graphql/scoped-id.ts';
import {
  createOrganization,
  deleteOrganization,
  findOrganization,
  listOrganizations,
  updateOrganization,
} from './organizations.service.ts';

export const Organization = builder.prismaNode('Organization', {
  description: 'A tenant: everything else belongs to one organization and is invisible to the others.',
  id: { resolve: (organization) => organization.id, description: 'org_…' },
  findUnique: (id, { actor }) => ({ id, AND: { id: organizationFor(actor, 'organization:read') } }),
  nullable: true,
  // A person's other organizations are shown without a permission in them, and a new one before anybody is logged in.
  authScopes: { $any: { $granted: 'own', permission: 'organization:read' } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Display name.' }),
    slug: t.exposeString('slug', { description: 'Unique short name for addresses.' }),
    settings: t.expose('settings', { type: 'JSON', description: 'Time zone and language of the organization.' }),
    cursor: t.string({
      description: 'Where the event log stands now: read this first, then lists, then subscribe with it as `after`.',
      resolve: (organization) => toCursor(organization.id, Number(organization.eventSeq)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.queryFields((t) => ({
  organization: t.field({
    type: Organization,
    description: 'An organization the viewer belongs to; without an id, the current one.',
    authScopes: { signedIn: true },
    extensions: { permission: 'organization:read' },
    grantScopes: ['own'],
    args: { id: t.arg.id({ description: 'org_…' }) },
    resolve: (_root, { id }, { actor }) => findOrganization(actor, readOptionalId('Organization', id, 'id')),
  }),
  organizations: t.connection({
    type: Organization,
    description: 'Organizations the viewer belongs to, newest first.',
    authScopes: { signedIn: true },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listOrganizations(actor, page));
    },
  }),
}));

const OrganizationPayload = builder.simpleObject('OrganizationPayload', {
  description: 'The organization as it is now.',
  fields: (t) => ({
    organization: t.field({ type: Organization, grantScopes: ['own'], description: 'The organization.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const DeleteOrganizationPayload = builder.simpleObject('DeleteOrganizationPayload', {
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.id({ description: 'The id that no longer exists.' }) }),
});

const CreateOrganizationInput = builder.inputType('CreateOrganizationInput', {
  description: 'A further organization of the signed-in person.',
  fields: (t) => ({ name: t.string({ required: true, description: '1 to 120 characters.' }) }),
});

const UpdateOrganizationInput = builder.inputType('UpdateOrganizationInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ description: 'org_…; without it, the current organization.' }),
    name: t.string({ description: '1 to 120 characters.' }),
    slug: t.string({ description: '1 to 60 lower-case letters, digits and dashes.' }),
    settings: t.field({ type: 'JSON', description: '{ timeZone, locale }; keys that are given change.' }),
  }),
});

const DeleteOrganizationInput = builder.inputType('DeleteOrganizationInput', {
  description: 'Names the organization to close.',
  fields: (t) => ({ id: t.id({ required: true, description: 'org_…' }) }),
});

builder.mutationFields((t) => ({
  createOrganization: t.field({
    type: OrganizationPayload,
    description: 'Creates an organization that the signed-in person owns.',
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: CreateOrganizationInput, required: true, description: 'The new organization.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createOrganization(actor, input);
      return { organization: value, cursor };
    },
  }),
  updateOrganization: t.field({
    type: OrganizationPayload,
    description: "Changes an organization's name, slug or settings.",
    authScopes: { signedIn: true },
    extensions: { permission: 'organization:write' },
    args: { input: t.arg({ type: UpdateOrganizationInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateOrganization(actor, readOptionalId('Organization', id, 'id'), changes);
      return { organization: value, cursor };
    },
  }),
  deleteOrganization: t.field({
    type: DeleteOrganizationPayload,
    description: 'Closes an organization. Only an owner may.',
    authScopes: { signedIn: true },
    extensions: { permission: 'organization:write' },
    args: { input: t.arg({ type: DeleteOrganizationInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      await deleteOrganization(actor, readOptionalId('Organization', input.id, 'id') ?? '');
      return { deletedId: input.id };
    },
  }),
}));
