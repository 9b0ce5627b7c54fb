let instantCheckout = false;

/**
 * Without a payment provider the platform bills by hand: a checkout waits for a platform admin.
 * @param mode.instantCheckout demonstrations do not wait: the plan changes at once
 */
export function configureBilling(mode: { instantCheckout: boolean }): void {
  instantCheckout = mode.instantCheckout;
}

export function confirmsAtOnce(): boolean {
  return instantCheckout;
}
