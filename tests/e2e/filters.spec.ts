import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

test.beforeEach(async ({ page, server }) => {
  await postRuns(server, [
    exampleRun("SM8650", "w8a8"),
    exampleRun("SM8650", "w8a16", 0.712),
    exampleRun("SM8550", "w8a8", 0.701),
  ]);
  await page.goto("/");
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(3);
});

test("a filter stands in the URL and survives a reload", async ({ page }) => {
  const filters = page.getByRole("form", { name: "Filters" });
  await filters.locator("summary", { hasText: "Scheme" }).click();
  await filters.getByRole("checkbox", { name: /w8a16/ }).check();
  await expect(page).toHaveURL(/scheme=/);
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(1);

  await page.reload();
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(1);
  await expect(page.getByRole("columnheader", { name: /w8a16/ })).toBeVisible();

  await page.getByRole("link", { name: /^Remove filter/ }).click();
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(3);
});

test("what the squares show and how rows and columns lie survive a reload and the way back", async ({ page }) => {
  await page.getByText("Value", { exact: true }).click();
  await expect(page).toHaveURL(/mode=value/);
  await expect(page.getByRole("grid")).toContainText("71.2");
  const filters = page.getByRole("form", { name: "Filters" });
  await filters.getByLabel("Rows").selectOption("scheme");
  await expect(page).toHaveURL(/rows=scheme/);
  await filters.getByLabel("Columns").selectOption("chip");
  await expect(page).toHaveURL(/rows=scheme/);

  await page.reload();
  await expect(page.getByRole("grid")).toContainText("71.2");
  await expect(page.getByRole("rowheader", { name: /w8a16/ })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/rows=scheme/);
});

test("a filter that matches nothing says so, and the way out works", async ({ page }) => {
  await page.goto("/?chip=SM0000");
  await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(3);
});
