import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** @returns what axe finds serious or critical, each with the elements concerned */
export async function findSerious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
}
