import type { Locator, Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const CHIP = "Snapdragon 8 Gen 3";
const MODELS = 40;
const name = (at: number) => `model-${String(at).padStart(2, "0")}`;

const square = (page: Page, row: string, column: string): Locator =>
  page.getByRole("grid").getByLabel(new RegExp(`^${row}, ${column}:`));

const scrolled = (page: Page) => page.locator(".matrix-scroll").evaluate(({ scrollTop }) => scrollTop);

test("new runs are offered beside an open matrix, and come in place when asked for", async ({ page, server }) => {
  await postRuns(server, [exampleRun("SM8650", "ptq:w8a8")]);
  await page.goto("/?mode=value");
  const first = square(page, CHIP, "PTQ w8a8");
  await first.focus();
  const before = await first.boundingBox();
  await postRuns(server, [exampleRun("SM8650", "qat:w8a8")]);

  // A tab that is looked at again asks at once.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const offer = page.getByRole("button", { name: "1 new run: show it" });
  await expect(offer).toBeVisible();
  await expect(first).toBeFocused();
  expect(await first.boundingBox()).toEqual(before);
  await expect(square(page, CHIP, "QAT w8a8")).toHaveCount(0);

  await offer.click();
  await expect(square(page, CHIP, "QAT w8a8")).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole("link", { name: "NPU", exact: true })).toHaveAccessibleDescription(/ran on the NPU/);
  const group = page.getByRole("grid").getByRole("button", { name: "QAT", exact: true });
  await group.hover();
  await expect(group).toHaveAccessibleDescription(/Quantization-aware training/);
  await expect(first).toBeFocused();
  await expect(page).toHaveURL(/mode=value/);
});

test("going back leads to the square that one came from, and paper says what it shows", async ({ page, server }) => {
  await postRuns(
    server,
    Array.from({ length: MODELS }, (_, at) => ({ ...exampleRun("SM8650", "ptq:w8a8"), model: { name: name(at) } })),
  );
  await page.goto("/?rows=model&columns=scheme&mode=value");
  const last = square(page, name(MODELS - 2), "PTQ w8a8");
  await last.focus();
  const at = await scrolled(page);
  expect(at).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Selected square" }).getByRole("link", { name: "Open cell" }).click();
  await expect(page).toHaveURL(/\/cells\//);
  await expect(page.getByRole("grid")).toHaveCount(0);
  await page.goBack();
  await expect(last).toBeFocused();
  await expect.poll(() => scrolled(page)).toBe(at);

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const head = page.locator(".print-head");
  await expect(head).toContainText("Shown: measured value");
  await expect(head).toContainText(`${server.url}/?`);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(head).toHaveCount(0);
});
