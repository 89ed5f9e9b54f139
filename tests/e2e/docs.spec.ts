import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, testOnData as test } from "@/tests/e2e/support/test";

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("the documents lead from one to the other, each with its sections", async ({ page }) => {
  await page.goto("/docs");
  await page.getByRole("main").getByRole("link", { name: "Concepts" }).click();
  await expect(page.getByRole("heading", { name: "How to read the matrix" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Stale.*more than 90 days/ })).toBeVisible();
  await expectNoBarriers(page);

  const pages = page.getByRole("navigation", { name: "Documentation" });
  await pages.getByRole("link", { name: "Causes" }).click();
  await expect(pages.getByRole("link", { name: "Causes" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("article").getByRole("link", { name: "statistics.md" }).click();
  await expect(page).toHaveURL(/\/docs\/statistics#cause$/);
  await expect(page.getByRole("heading", { name: "Cause", exact: true })).toBeInViewport();
  await expectNoBarriers(page);

  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "Families" }).click();
  await expect(page.getByRole("heading", { name: "Families" })).toBeInViewport();

  await pages.getByRole("link", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API" })).toBeVisible();
  for (const path of ["/docs/nothing", "/docs/decisions/nothing", "/docs/..%2F..%2Fpackage.json"])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

test.describe("in Chinese on a phone", () => {
  test.use({ locale: "zh-CN", viewport: { width: 375, height: 720 } });

  test("concepts are in Chinese, documents say that they are in English, and nothing is wider than the page", async ({
    page,
  }) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.goto("/docs/concepts#delta");
    await expect(page.getByText("负值总是更差")).toBeInViewport();
    expect(await wide()).toBeLessThanOrEqual(375);
    await page.goto("/docs/statistics");
    await expect(page.getByRole("note")).toHaveText("本文档为英文。");
    await expect(page.getByRole("article")).toHaveAttribute("lang", "en");
    await page.getByRole("main").locator("summary").click();
    await page.getByRole("group").getByRole("link", { name: "Families" }).click();
    await expect(page.getByRole("heading", { name: "Families" })).toBeInViewport();
    expect(await wide()).toBeLessThanOrEqual(375);
  });
});
