import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";
import { wideFleet } from "@/tests/e2e/support/wide-fleet";

const GEN_2 = "Snapdragon 8 Gen 2";
const GEN_3 = "Snapdragon 8 Gen 3";

/** A square by its row and column. */
function square(page: Page, row: string, column: string): Locator {
  return page.getByRole("grid").getByLabel(new RegExp(`^${row}, ${column}:`));
}

const rowNames = (page: Page) =>
  page
    .getByRole("rowheader")
    .filter({ has: page.locator(".matrix-heading") })
    .locator(".matrix-label")
    .allTextContents();

test.beforeEach(async ({ page, server }) => {
  await postRuns(server, [
    exampleRun("SM8550", "w8a8", 0.718),
    exampleRun("SM8550", "w8a16", 0.705),
    exampleRun("SM8650", "w8a8"),
    exampleRun("SM8650", "w8a16", 0.712),
    { ...exampleRun("SM8650", "w4a16"), result: { status: "failed", reason: "graph finalize failed" } },
  ]);
  await page.goto("/");
});

test("a square tells its row, its column, what is read on it and its state", async ({ page }) => {
  await expect(square(page, GEN_3, "w8a8")).toHaveAccessibleName(/: −2\.5\spt 69\.4\s% ±2\.9, measured/);
  await expect(square(page, GEN_3, "w4a16")).toHaveAccessibleName(`${GEN_3}, w4a16: failed`);
  await expect(square(page, GEN_2, "w4a16")).toHaveAccessibleName(`${GEN_2}, w4a16: untested`);
  await square(page, GEN_3, "w4a16").focus();
  await expect(square(page, GEN_3, "w4a16")).toHaveAccessibleDescription(/graph finalize failed/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("everything works by keyboard: modes, order, hiding, folding, menus, and the way back", async ({ page }) => {
  const start = square(page, GEN_2, "w8a8");
  await start.focus();
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/mode=value/);
  await expect(start).toHaveAccessibleName(/71\.8/);

  expect(await rowNames(page)).toEqual([GEN_2, GEN_3]);
  await page.goto("/?row.group=flat");
  await start.focus();
  await page.keyboard.press("s");
  await expect(page.getByRole("columnheader", { name: /^w8a8/ })).toHaveAttribute("aria-sort", "descending");
  await expect.poll(() => rowNames(page)).toEqual([GEN_3, GEN_2]);
  await expect(start).toBeFocused();

  await page.keyboard.press("h");
  await expect.poll(() => rowNames(page)).toEqual([GEN_3]);
  await expect(square(page, GEN_3, "w8a8")).toBeFocused();
  await page.keyboard.press("Shift+h");
  await expect(page.getByRole("columnheader", { name: /^w8a8/ })).toHaveCount(0);
  const hidden = page.locator("summary", { hasText: "Rows hidden: 1" });
  await hidden.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Show ${GEN_2}` }).focus();
  await page.keyboard.press("Enter");
  await expect(hidden).toHaveCount(0);
  await expect(page.getByText("Columns hidden: 1")).toBeVisible();

  await square(page, GEN_3, "w8a16").focus();
  await page.keyboard.press("ArrowUp");
  const head = page.getByRole("columnheader", { name: /^w8a16/ }).getByRole("button");
  await expect(head).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Sort rows, best first" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(head).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Group by weights" }).press("Enter");
  await expect(page).toHaveURL(/column\.group=weights/);
  await square(page, GEN_3, "w8a16").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/column\.fold=w8/);
});

test("groups fold from their headings by keyboard, and the focus is never lost", async ({ page }) => {
  const group = page.getByRole("rowheader", { name: /HTP V75/ }).getByRole("button", { name: /^HTP V75/ });
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await square(page, GEN_3, "w8a8").focus();
  await page.keyboard.press("ArrowUp");
  await expect(group).toBeFocused();
  await expect(group).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Space");
  await expect(group).toHaveAttribute("aria-expanded", "false");
  await expect(group).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "HTP V75 folded" })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(group).toHaveAttribute("aria-expanded", "true");
  await expect(group).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Hide group" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(group).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Hide row" }).press("Enter");
  const hidden = page.locator("summary", { hasText: "Rows hidden: 1" });
  await expect(hidden).toBeVisible();
  expect(await focused()).toBe("BUTTON");
  await hidden.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show all", exact: true }).press("Enter");
  await expect(hidden).toHaveCount(0);
  expect(await focused()).toMatch(/^(A|BUTTON)$/);

  await square(page, GEN_2, "w8a8").focus();
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("ArrowUp");
  const columns = page.locator("thead [data-fold]").first();
  await expect(columns).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(columns).toHaveAttribute("aria-expanded", "false");
  await expect(columns).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("back and forward show each layout again exactly, and a reload the same", async ({ page }) => {
  const coverage = page.getByRole("region", { name: "Coverage" });
  await square(page, GEN_3, "w8a8").focus();
  await page.keyboard.press("f");
  await expect(page.getByRole("rowheader", { name: /HTP V75/ })).toBeVisible();
  await expect(square(page, "HTP V75", "w8a8")).toHaveCount(1);
  await page.getByRole("link", { name: "Age", exact: true }).click();
  await expect(page).toHaveURL(/mode=age/);
  await page.getByRole("combobox", { name: /Budget/ }).fill("1");
  await expect(coverage.getByRole("button", { name: /outside/ })).toBeVisible();
  await coverage.getByRole("button", { name: /untested/ }).click();
  await expect(page).toHaveURL(/spotlight=untested/);
  const whole = page.url();

  // Steps through layouts load nothing, so there is no load event to wait for.
  const go = (steps: number) => page.evaluate((by) => history.go(by), steps);
  await go(-1);
  await expect(coverage.getByRole("button", { name: /untested/ })).toHaveAttribute("aria-pressed", "false");
  await go(-1);
  await expect(page).not.toHaveURL(/budget/);
  await expect(page.getByRole("combobox", { name: /Budget/ })).toHaveValue("");
  await go(-1);
  await expect(page).not.toHaveURL(/mode/);
  await expect(page.getByRole("link", { name: "Delta", exact: true })).toHaveAttribute("aria-current", "true");
  await go(-1);
  await expect(page).toHaveURL(/\/$/);
  await expect(square(page, GEN_3, "w8a8")).toHaveCount(1);
  await go(4);
  await expect(page).toHaveURL(whole);
  await expect(coverage.getByRole("button", { name: /untested/ })).toHaveAttribute("aria-pressed", "true");

  await page.reload();
  await expect(coverage.getByRole("button", { name: /untested/ })).toHaveAttribute("aria-pressed", "true");
  await expect(square(page, "HTP V75", "w8a8")).toHaveCount(1);
  await go(-1);
  await expect(coverage.getByRole("button", { name: /untested/ })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("combobox", { name: /Budget/ })).toHaveValue("1");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 720 } });

  test("filters wait behind a button, and squares are seen on the first screen", async ({ page }) => {
    const first = square(page, GEN_2, "w8a16");
    const box = await first.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(720);
    await expect(page.getByRole("form", { name: "Filters" })).toBeHidden();
    await expect(page.getByRole("link", { name: "Age", exact: true })).toBeHidden();
    await page.getByRole("button", { name: "Layout" }).click();
    await expect(page.getByRole("link", { name: "Age", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Filters" }).click();
    await expect(page.getByRole("form", { name: "Filters" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});

test.describe("of hundreds of rows", () => {
  const MODELS = 260;
  const name = (at: number) => `model-${String(at).padStart(3, "0")}`;

  test("draws those in sight, keys reach every one, and paper has all", async ({ page, server }) => {
    await postRuns(
      server,
      Array.from({ length: MODELS }, (_, at) => ({ ...exampleRun("SM8650", "w8a8"), model: { name: name(at) } })),
    );
    await page.goto("/?rows=model&columns=chip");
    const grid = page.getByRole("grid");
    const at = (row: number) => page.locator(`[data-row="${row}"] [data-column="0"]`);
    const start = at(0);
    await expect(grid).toHaveAttribute("aria-rowcount", /26\d/);
    expect(await grid.getByRole("rowheader").count()).toBeLessThan(80);
    await start.focus();
    await page.keyboard.press("Control+End");
    const last = square(page, name(MODELS - 1), GEN_3);
    await expect(last).toBeFocused();
    await expect(last).toBeInViewport();
    await page.keyboard.press("ArrowUp");
    await expect(square(page, name(MODELS - 2), GEN_3)).toBeFocused();
    await page.keyboard.press("Control+Home");
    await expect(start).toBeFocused();
    await page.keyboard.press("PageDown");
    await expect(at(10)).toBeFocused();

    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await grid.getByRole("rowheader").count()).toBeGreaterThanOrEqual(MODELS);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect.poll(() => grid.getByRole("rowheader").count()).toBeLessThan(80);
  });
});

test.describe("of many rows and columns", () => {
  test("draws what is in sight, keys reach every square, a row that moves keeps its squares", async ({
    page,
    server,
  }) => {
    await postRuns(server, wideFleet());
    await page.goto("/?row.group=flat&column.group=flat&rows=chip&columns=scheme");
    const grid = page.getByRole("grid");
    await expect(grid).toHaveAttribute("aria-colcount", "41");
    const drawn = () => grid.locator(".square").count();
    expect(await drawn()).toBeLessThan(800);
    const first = grid.locator("tbody .square").first();
    await first.focus();
    await page.keyboard.press("End");
    const end = page.locator(".square:focus");
    await expect(end).toBeInViewport();
    await expect(end.locator("xpath=..")).toHaveAttribute("aria-colindex", "41");
    await page.keyboard.press("Control+End");
    await expect(end).toBeInViewport();
    await expect(end.locator("xpath=../..")).toHaveAttribute("aria-rowindex", "61");

    await page.keyboard.press("Control+Home");
    await expect(page.locator('[data-row="1"]')).toBeAttached();
    const changes = await page.locator('[data-row="1"]').evaluateHandle((row) => {
      const seen: string[] = [];
      const watch = new MutationObserver((list) => seen.push(...list.map(({ attributeName }) => attributeName ?? "")));
      for (const cell of row.querySelectorAll("td"))
        watch.observe(cell, { attributes: true, subtree: true, characterData: true });
      return seen;
    });
    const next = await page.locator('[data-row="1"] .matrix-label').textContent();
    await page.keyboard.press("h");
    await expect(page.locator('[data-row="0"] .matrix-label')).toHaveText(next ?? "");
    expect((await changes.jsonValue()).filter((name) => name !== "tabindex" && name !== "title")).toEqual([]);
    expect(await drawn()).toBeLessThan(800);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await drawn()).toBe(59 * 40);
  });
});
