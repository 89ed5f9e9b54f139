import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

test("? lists the keys of the page, and Escape leads back to where one was", async ({ page, server }) => {
  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await page.goto("/");
  const square = page.getByRole("grid").getByRole("link").first();
  await square.focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog.getByText("Move from square to square")).toBeVisible();
  await expect(dialog.getByText("Show this list")).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(square).toBeFocused();

  await page.goto("/runs");
  const search = page.getByRole("searchbox", { name: "Search runs" });
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(dialog.getByText("Next run")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await search.press("?");
  await expect(search).toHaveValue("?");
  await expect(dialog).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 720 } });

  test("the menu leads to every page, and closes behind itself", async ({ page }) => {
    await page.goto("/docs");
    await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).click();
    const menu = page.getByRole("navigation", { name: "Main" });
    await expect(menu.getByRole("link", { name: "Docs" })).toHaveAttribute("aria-current", "page");
    await expectNoBarriers(page);
    await menu.getByRole("link", { name: "Runs" }).click();
    await expect(page).toHaveURL(/\/runs$/);
    await expect(menu).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
