import AxeBuilder from "@axe-core/playwright";
import type { RunInput } from "@/lib/contract/run";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";
import { chainLayers, FAULTY, HEALTHY, qairt } from "@/tests/support/layered-runs";

const BAD = "0192f0c1-0000-7000-8000-00000000000b";
const ON_HOST = "0192f0c1-0000-7000-8000-00000000000a";

function run(id: string, change: Partial<RunInput>): RunInput {
  return {
    ...exampleRun("SM8650", "w8a8", 0.31),
    id,
    artifact: { quantizedSha256: "b".repeat(64) },
    stack: qairt("2.45.0"),
    layers: chainLayers(FAULTY),
    ...change,
  };
}

const healthy = { result: { status: "ok" as const, value: 0.716 }, layers: chainLayers(HEALTHY) };

test("from a red run to the layer that broke it, and to another comparator", async ({ page, server }) => {
  await postRuns(server, [
    run(BAD, {}),
    run(ON_HOST, { ...healthy, target: { kind: "host" } }),
    run("0192f0c1-0000-7000-8000-00000000000c", { ...healthy, stack: qairt("2.42.0") }),
  ]);

  await page.goto(`/runs/${BAD}`);
  await page.getByRole("link", { name: "Which layers drift" }).click();
  await expect(page.getByText("weak", { exact: true })).toBeVisible();
  await page
    .getByRole("link", { name: /Compare with this/ })
    .first()
    .click();

  await expect(page.getByRole("heading", { name: /One layer accounts for 100\s%/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Healthy run" })).toContainText("Proposed. Same quantized model");
  const inspector = page.getByRole("region", { name: "Inspector" });
  await expect(inspector.getByRole("heading", { name: "norm", exact: true })).toBeVisible();
  await expect(inspector).toContainText("grows by 14.0 dB across this layer");

  const grid = page.getByRole("grid", { name: "Layers with their errors" });
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await expect(grid.getByRole("row", { selected: true })).toBeVisible();
  await expect(inspector.getByRole("heading", { name: "norm", exact: true })).toHaveCount(0);
  await page.getByLabel("Culprits only").check();
  await expect(grid.getByRole("row")).toHaveCount(2);
  await grid.getByText("norm", { exact: true }).click();
  await expect(inspector.getByRole("heading", { name: "norm", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/layer=norm.*show=culprits/);

  await page.getByText("Change comparator").click();
  await expect(page.getByRole("heading", { name: "Other versions" })).toBeVisible();
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole("link", { name: /Compare with this/ }).click();
  await expect(page.getByRole("region", { name: "Healthy run" })).toContainText("QAIRT 2.42.0");
  await expect(page.getByRole("region", { name: "What differs between the runs" })).toContainText("2.42.0 → 2.45.0");
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(inspector.getByRole("heading", { name: "norm", exact: true })).toBeVisible();
});

test("on a phone a layer opens as a sheet; a run without layers says how to bring some", async ({ page, server }) => {
  await postRuns(server, [run(BAD, {}), { ...exampleRun("SM8550", "w8a8"), id: ON_HOST }]);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`/runs/${BAD}/layers`);
  await page.getByRole("grid").getByText("attention").click();
  const sheet = page.getByRole("dialog", { name: "Inspector" });
  await expect(sheet.getByRole("heading", { name: "attention", exact: true })).toBeVisible();
  await sheet.getByRole("link", { name: "norm", exact: true }).first().click();
  await expect(sheet.getByRole("heading", { name: "norm", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

  await page.goto(`/runs/${ON_HOST}/layers`);
  await expect(page.getByRole("heading", { name: "This run has no layers yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Import files for this run" })).toHaveAttribute(
    "href",
    `/import?run=${ON_HOST}`,
  );
});
