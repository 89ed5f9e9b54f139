import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { RunInput } from "@/lib/contract/run";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const MODEL = "a/b c·模型";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

const built = (soc: string, digit: string): RunInput => ({
  ...exampleRun(soc, "ptq:w8a8"),
  model: { name: MODEL },
  artifact: { quantizedSha256: digit.repeat(64) },
});

test("a chip is found, tells what is known of it and how it stands, and leads to what was never tried on it", async ({
  page,
  server,
}) => {
  await postRuns(server, [
    exampleRun("SM8650", "ptq:w8a8"),
    { ...exampleRun("SM8650", "ptq:w4a16"), result: { status: "unsupported", reason: "no kernel" } },
    exampleRun("QCS8275", "qat:w8a8"),
    exampleRun("Own Chip", "ptq:w8a8"),
  ]);
  await page.goto("/chips");
  await expect(page.getByText("3 of 68 known chips have results.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Find" }).fill("8 gen 3");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/find=8\+gen\+3/);
  await page.getByRole("link", { name: "Snapdragon 8 Gen 3", exact: true }).click();

  await expect(page).toHaveURL(/\/chips\/SM8650$/);
  const facts = page.getByRole("region", { name: "What is known of it", exact: true });
  await expect(facts.getByRole("row", { name: /HTP architecture/ })).toContainText("V75");
  await expect(facts.getByRole("row", { name: /Announced/ })).toContainText("verified");
  await expect(page.getByRole("region", { name: "How it stands" })).toContainText("1 measured · 1 unsupported");
  await expect(page.getByRole("region", { name: "Never tried here" })).toContainText(
    "qat:w8a8, measured on Dragonwing",
  );
  await expect(page.getByRole("img", { name: "Snapdragon 8 Gen 3: worst open state" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/chips/snapdragon%208%20gen%203");
  await expect(page).toHaveURL(/\/chips\/SM8650$/);
  await page.goto("/chips/Own%20Chip");
  await expect(page.getByText("The catalogue does not know this chip: only results name it.")).toBeVisible();
  expect((await page.request.get("/chips/nonsense")).status()).toBe(404);
});

test("a model of any name has its page, with a square for each chip and scheme and the artefacts behind them", async ({
  page,
  server,
}) => {
  await postRuns(server, [built("SM8650", "a"), built("QCS8275", "b"), exampleRun("SM8650", "ptq:w8a8")]);
  await page.goto("/models");
  await page.getByRole("link", { name: MODEL }).click();
  await expect(page.getByRole("heading", { level: 1, name: MODEL })).toBeVisible();
  const grid = page.getByRole("region", { name: "By chip and scheme", exact: true });
  await expect(grid.getByRole("row", { name: /Snapdragon 8 Gen 3/ })).toContainText("−2.5 pt");
  await expect(page.getByRole("region", { name: "Artefacts", exact: true })).toContainText("2 different artefacts");
  await expect(page.getByRole("region", { name: "Evaluations", exact: true })).toContainText("71.9 % torch fp32");
  await expectAccessible(page);

  await grid
    .getByRole("row", { name: /Snapdragon 8 Gen 3/ })
    .getByRole("link", { name: /pt/ })
    .click();
  await expect(page).toHaveURL(/\/cells\/[0-9a-f]{32}$/);
  await page.getByRole("heading", { level: 1 }).getByRole("link", { name: MODEL }).click();
  await expect(page).toHaveURL(/\/models\/a%2Fb%20c%C2%B7/);
  expect((await page.request.get("/models/a")).status()).toBe(404);
});
