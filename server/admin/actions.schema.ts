import { builder } from '../graphql/builder.ts';
import { PlatformRole } from '../graphql/enums.ts';
import { readId } from '../graphql/ids.ts';
import { AdminMutations } from './admin.schema.ts';
import {
  confirmCheckout,
  overridePlanLimits,
  reinstateOrganization,
  suspendOrganization,
} from './organization-actions.service.ts';
import { AdminOrganization } from './organizations.schema.ts';
import { findAnyOrganization } from './organizations.service.ts';
import { setPlatformRole } from './platform-role.service.ts';
import { AdminUser } from './users.schema.ts';

const cursorDescription = "Cursor that the organization's event log reached with this change.";

const AdminOrganizationPayload = builder.simpleObject('AdminOrganizationPayload', {
  description: 'The organization as it is now.',
  fields: (t) => ({
    organization: t.field({ type: AdminOrganization, description: 'The organization.' }),
    cursor: t.string({ description: cursorDescription }),
  }),
});

const AdminUserPayload = builder.simpleObject('AdminUserPayload', {
  description: 'The person as they are now.',
  fields: (t) => ({
    user: t.field({ type: AdminUser, description: 'The person.' }),
    cursor: t.string({ description: "Cursor that the platform's own event log reached with this change." }),
  }),
});

const SuspendOrganizationInput = builder.inputType('SuspendOrganizationInput', {
  description: 'Which organization, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'org_…' }),
    reason: t.string({ required: true, description: '1 to 500 characters, for platform admins and the audit log.' }),
  }),
});

const ReinstateOrganizationInput = builder.inputType('ReinstateOrganizationInput', {
  description: 'Which organization.',
  fields: (t) => ({ id: t.id({ required: true, description: 'org_…' }) }),
});

const SetPlatformRoleInput = builder.inputType('SetPlatformRoleInput', {
  description: 'Who, and what they may do across organizations.',
  fields: (t) => ({
    userId: t.id({ required: true, description: 'user_…' }),
    role: t.field({ type: PlatformRole, required: true, description: 'The new role.' }),
  }),
});

const OverridePlanLimitsInput = builder.inputType('OverridePlanLimitsInput', {
  description: "What an organization has instead of its plan's limits.",
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'org_…' }),
    limits: t.field({
      type: 'JSON',
      description:
        'Some of the limits of a plan, null being without limit; they replace all earlier ones. Null instead of the ' +
        'object: the limits of the plan again.',
    }),
  }),
});

const ConfirmCheckoutInput = builder.inputType('ConfirmCheckoutInput', {
  description: 'Which organization.',
  fields: (t) => ({ organizationId: t.id({ required: true, description: 'org_…' }) }),
});

builder.objectFields(AdminMutations, (t) => ({
  suspendOrganization: t.field({
    type: AdminOrganizationPayload,
    description: 'Refuses all people, keys and contacts of an organization from now on.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: SuspendOrganizationInput, required: true, description: 'Which one, and why.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const id = readId('Organization', input.id);
      const { cursor } = await suspendOrganization(actor, id, input);
      return { organization: await findAnyOrganization(actor, id), cursor };
    },
  }),
  reinstateOrganization: t.field({
    type: AdminOrganizationPayload,
    description: 'Lets a suspended organization be used again.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: ReinstateOrganizationInput, required: true, description: 'Which one.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const id = readId('Organization', input.id);
      const { cursor } = await reinstateOrganization(actor, id);
      return { organization: await findAnyOrganization(actor, id), cursor };
    },
  }),
  overridePlanLimits: t.field({
    type: AdminOrganizationPayload,
    description: "Gives an organization other limits than its plan's.",
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: OverridePlanLimitsInput, required: true, description: 'Which limits.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const id = readId('Organization', input.organizationId, 'organizationId');
      const { cursor } = await overridePlanLimits(actor, id, input);
      return { organization: await findAnyOrganization(actor, id), cursor };
    },
  }),
  confirmCheckout: t.field({
    type: AdminOrganizationPayload,
    description: 'Gives an organization the plan that it asked for.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: ConfirmCheckoutInput, required: true, description: 'Which one.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const id = readId('Organization', input.organizationId, 'organizationId');
      const { cursor } = await confirmCheckout(actor, id);
      return { organization: await findAnyOrganization(actor, id), cursor };
    },
  }),
  setPlatformRole: t.field({
    type: AdminUserPayload,
    description: 'Makes somebody a platform admin, or no longer. The platform always keeps one.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: SetPlatformRoleInput, required: true, description: 'Who and what.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const { value, cursor } = await setPlatformRole(actor, readId('User', input.userId, 'userId'), input.role);
      return { user: value, cursor };
    },
  }),
}));
