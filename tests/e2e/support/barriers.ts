import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What assistive technology would stumble over on the page as it is now: a rule of axe a line, with where. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Not yet a default of axe: what is read aloud must hold what is seen (WCAG 2.5.3).
  const options = { rules: { "label-content-name-mismatch": { enabled: true } } };
  const { violations } = await new AxeBuilder({ page }).options(options).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** @param where said with a failure */
export async function expectNoBarriers(page: Page, where = page.url()): Promise<void> {
  expect(await findBarriers(page), where).toEqual([]);
}
