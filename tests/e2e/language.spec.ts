import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

test("the language can be switched and stays switched, with the filters in place", async ({ page, server }) => {
  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await page.goto("/?mode=value");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle(/矩阵/);
  await expect(page).toHaveURL(/mode=value/);

  await page.reload();
  await expect(page.getByRole("grid", { name: "矩阵" })).toContainText("69.4");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("grid", { name: "Matrix" })).toContainText("69.4");
});

test.describe("a browser that asks for Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("gets it from the first page", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "还没有结果" })).toBeVisible();
  });
});
