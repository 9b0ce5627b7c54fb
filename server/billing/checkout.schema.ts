import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { cancelSubscription, resumeSubscription } from './cancellation.service.ts';
import { changePlan, startCheckout } from './checkout.service.ts';
import { BillingSubscription } from './subscription.schema.ts';

const cursorDescription = 'Cursor that the event log reached with this change.';

const CheckoutStatus = builder.enumType('CheckoutStatus', {
  description:
    'CONFIRMED: the plan holds now. PENDING: a platform admin confirms it. REDIRECT: it is paid at the address first.',
  values: ['CONFIRMED', 'PENDING', 'REDIRECT'] as const,
});

const CheckoutPayload = builder.simpleObject('CheckoutPayload', {
  description: 'How far the choice of a plan got.',
  fields: (t) => ({
    status: t.field({ type: CheckoutStatus, description: 'What happens next.' }),
    url: t.string({ nullable: true, description: 'Where to pay; null unless the status is REDIRECT.' }),
    subscription: t.field({ type: BillingSubscription, description: 'The subscription as it is now.' }),
    cursor: t.string({ description: cursorDescription }),
  }),
});

const BillingSubscriptionPayload = builder.simpleObject('BillingSubscriptionPayload', {
  description: 'The subscription as it is now.',
  fields: (t) => ({
    subscription: t.field({ type: BillingSubscription, description: 'The subscription.' }),
    cursor: t.string({ description: cursorDescription }),
  }),
});

const StartCheckoutInput = builder.inputType('StartCheckoutInput', {
  description: 'What to buy.',
  fields: (t) => ({ planId: t.id({ required: true, description: 'plan_…' }) }),
});

const ChangePlanInput = builder.inputType('ChangePlanInput', {
  description: 'What to have instead.',
  fields: (t) => ({ planId: t.id({ required: true, description: 'plan_…' }) }),
});

const CancelSubscriptionInput = builder.inputType('CancelSubscriptionInput', {
  description: 'Nothing is required.',
  fields: (t) => ({ reason: t.string({ description: 'Why, for the audit log; at most 500 characters.' }) }),
});

const ResumeSubscriptionInput = builder.inputType('ResumeSubscriptionInput', {
  description: 'Nothing is required.',
  fields: (t) => ({ reason: t.string({ description: 'Why, for the audit log; at most 500 characters.' }) }),
});

builder.mutationFields((t) => ({
  startCheckout: t.field({
    type: CheckoutPayload,
    description: 'Buys a plan.',
    authScopes: { permission: 'billing:write' },
    args: { input: t.arg({ type: StartCheckoutInput, required: true, description: 'Which plan.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await startCheckout(actor, readId('Plan', input.planId, 'planId'));
      return { ...value, cursor };
    },
  }),
  changePlan: t.field({
    type: CheckoutPayload,
    description: 'Replaces the plan of an active subscription by one that includes at least what is in use.',
    authScopes: { permission: 'billing:write' },
    args: { input: t.arg({ type: ChangePlanInput, required: true, description: 'Which plan.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await changePlan(actor, readId('Plan', input.planId, 'planId'));
      return { ...value, cursor };
    },
  }),
  cancelSubscription: t.field({
    type: BillingSubscriptionPayload,
    description: 'Lets the trial or the paid term end when it is over, and withdraws a plan that was asked for.',
    authScopes: { permission: 'billing:write' },
    args: { input: t.arg({ type: CancelSubscriptionInput, required: true, description: 'Why; may be empty.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await cancelSubscription(actor, input);
      return { subscription: value, cursor };
    },
  }),
  resumeSubscription: t.field({
    type: BillingSubscriptionPayload,
    description: 'Takes a cancellation back before the term is over.',
    authScopes: { permission: 'billing:write' },
    args: { input: t.arg({ type: ResumeSubscriptionInput, required: true, description: 'Why; may be empty.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await resumeSubscription(actor, input);
      return { subscription: value, cursor };
    },
  }),
}));
