import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const RUN = "0192f0c1-7c7a-7000-8000-00000000beef";

test("Ctrl+K finds a chip, a run by its id and a page, and Escape leads back", async ({ page, server }) => {
  await postRuns(server, [{ ...exampleRun("SM8650", "w8a8"), id: RUN }, exampleRun("SM8550", "w8a8")]);
  await page.goto("/plan");
  const button = page.getByRole("banner").getByRole("link", { name: "Find a model, chip, run" });
  const dialog = page.getByRole("dialog", { name: "Find" });
  const field = dialog.getByRole("combobox");
  const chosen = dialog.getByRole("option", { selected: true });

  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await expect(chosen).toContainText("Matrix");
  await expectNoBarriers(page);
  await field.fill("8 gen 3");
  await expect(chosen).toContainText("Snapdragon 8 Gen 3");
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ lines?$/);
  await expectNoBarriers(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/chips\/SM8650$/);
  await expect(dialog).toHaveCount(0);

  await page.goto("/plan");
  await button.click();
  await expect(dialog.getByRole("option").first()).toContainText("Snapdragon 8 Gen 3");
  // Enter before the answer is there still means the answer.
  await field.fill(RUN.slice(0, 13));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/runs/${RUN}$`));

  await page.goto("/runs");
  const search = page.getByRole("searchbox", { name: "Search runs" });
  await search.press("Control+k");
  await expect(field).toBeFocused();
  await field.fill("nothing has this name");
  await expect(dialog.getByText("Nothing is called “nothing has this name”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(search).toBeFocused();
});

test.describe("in Chinese, on a phone", () => {
  test.use({ locale: "zh-CN", viewport: { width: 375, height: 720 } });

  test("the button opens it, and its words are Chinese", async ({ page, server }) => {
    await postRuns(server, [exampleRun("SM8650", "w8a8")]);
    await page.goto("/docs");
    const dialog = page.getByRole("dialog", { name: "查找" });
    await page.getByRole("banner").getByRole("link", { name: "查找模型、芯片、运行" }).click();
    await dialog.getByRole("combobox").fill("mobilenet");
    await expect(dialog.getByRole("option", { selected: true })).toContainText("1 个单元");
    await expectNoBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the same is found on a page", async ({ page, server }) => {
    await postRuns(server, [exampleRun("SM8650", "w8a8")]);
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "Find a model, chip, run" }).click();
    await expect(page).toHaveURL(/\/find$/);
    const main = page.getByRole("main");
    await main.getByRole("searchbox", { name: "Name or id" }).fill("MobileNet v2");
    await main.getByRole("button", { name: "Find" }).click();
    await expect(main.getByRole("link", { name: "mobilenet_v2" })).toHaveAttribute("href", "/models/mobilenet_v2");
  });
});
