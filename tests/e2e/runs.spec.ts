import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("runs are found by search and menus, walked by keys, and back leads to the same list", async ({
  page,
  server,
}) => {
  await postRuns(server, [
    exampleRun("SM8650", "w8a8"),
    exampleRun("SM8550", "w8a8", 0.7),
    { ...exampleRun("SM8650", "w8a16"), result: { status: "failed", reason: "segfault" } },
  ]);
  await page.goto("/runs");
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(4);
  await expectNoBarriers(page);

  const search = page.getByRole("searchbox", { name: "Search runs" });
  await search.fill("chip:8650 status:failed");
  await search.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/q=chip%3A8650\+status%3Afailed/);
  await search.fill("chip:SM8650");
  await search.press("Enter");
  await expect(rows).toHaveCount(3);

  // In a field, j is a letter.
  await search.blur();
  await page.keyboard.press("j");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(2).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(rows).toHaveCount(3);
  await expect(search).toHaveValue("chip:SM8650");

  await search.fill("chp:SM8650");
  await search.press("Enter");
  await expect(page.getByText('"chp" at character 1 is not a field')).toBeVisible();
});

test("a run says how it is repeated, what it may be held against, and why others may not", async ({ page, server }) => {
  await postRuns(server, [
    { ...exampleRun("SM8550", "w8a8"), eval: { dataset: "imagenet", metric: "top1", samples: 500 } },
    { ...exampleRun("SM8550", "w8a8", 0.7), artifact: { quantizedSha256: "ab".repeat(32) } },
    { ...exampleRun("SM8650", "w8a8"), artifact: { quantizedSha256: "ab".repeat(32) } },
  ]);
  await page.goto("/runs");
  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").click();
  const elsewhere = page.getByRole("region", { name: "Same scheme elsewhere" });
  await expect(elsewhere.getByRole("row").nth(1)).toContainText("+0.6 pt");
  await expect(page.getByText("Another number of samples")).toBeVisible();
  await expect(page.getByRole("region", { name: "ONNX Runtime in Python" })).toContainText('"backend_type": "htp"');
  await page.getByText("Send the new result back", { exact: true }).click();
  await expect(page.getByRole("region", { name: "Send the new result back" })).toContainText('"scheme": "w8a8"');
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "same in one other run" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
  await expect(page.getByText(/^Runs of one file abababababab/)).toBeVisible();
});
