import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * What assistive technology would stumble over on the page as it is now: a rule of axe a line, with where.
 * @param only rules of axe; all of them unless named
 */
export async function findBarriers(page: Page, only?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only ? axe.withRules([...only]) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** @param where said with a failure */
export async function expectNoBarriers(page: Page, where = page.url()): Promise<void> {
  expect(await findBarriers(page), where).toEqual([]);
}
