import { parse } from 'graphql';
import { billingSubscription, usageMeter } from '../fragments.ts';
import type { Route } from '../route.ts';

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscription',
    status: 200,
    summary: 'Read the subscription',
    document: parse(`query ReadSubscription { subscription { ...BillingSubscription } } ${billingSubscription}`),
    answer: 'subscription',
  },
  {
    method: 'POST',
    path: '/subscription/checkout',
    status: 200,
    summary: 'Buy a plan',
    document: parse(`
      mutation StartCheckout($input: StartCheckoutInput!) {
        startCheckout(input: $input) { status url subscription { ...BillingSubscription } cursor }
      }
      ${billingSubscription}
    `),
    answer: 'startCheckout',
    example: { planId: 'plan_01k00000000000000000000000' },
  },
  {
    method: 'POST',
    path: '/subscription/cancel',
    status: 200,
    summary: 'Cancel the subscription',
    document: parse(`
      mutation CancelSubscription($input: CancelSubscriptionInput!) {
        cancelSubscription(input: $input) { subscription { ...BillingSubscription } cursor }
      }
      ${billingSubscription}
    `),
    answer: 'cancelSubscription.subscription',
    example: {},
  },
  {
    method: 'GET',
    path: '/usage',
    status: 200,
    summary: 'Read the usage',
    document: parse(`query ReadUsage { usage { ...UsageMeter } } ${usageMeter}`),
    answer: 'usage',
  },
];
