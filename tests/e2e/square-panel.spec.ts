import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Selected square" });
const gridOf = (page: Page) => page.getByRole("grid", { name: "Matrix" });

/** Two chips by two schemes, one square of them untested. */
const runs = () => [
  exampleRun("SM8650", "ptq:w8a8", 0.694),
  exampleRun("SM8650", "ptq:w8a16", 0.718),
  exampleRun("SM8550", "ptq:w8a8", 0.701),
];

test("a square opens beside the matrix, follows the arrows and gives the focus back", async ({ page, server }) => {
  await postRuns(server, runs());
  await page.goto("/");
  const square = gridOf(page).getByRole("link", { name: /8 Gen 3, PTQ w8a8/ });
  await square.focus();
  await page.keyboard.press("Enter");
  const panel = panelOf(page);
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Snapdragon 8 Gen 3 × PTQ w8a8");
  await expect(panel).toContainText("−2.5 pt");
  await expect(page.getByRole("status").filter({ hasText: "Snapdragon 8 Gen 3 × PTQ w8a8: −2.5 pt" })).toBeAttached();
  await expect(square).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );

  // The heading of its group stands between.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Snapdragon 8 Gen 2 × PTQ w8a8");
  await page.reload();
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Snapdragon 8 Gen 2 × PTQ w8a8");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(gridOf(page).getByRole("link", { name: /8 Gen 2, PTQ w8a8/ })).toBeFocused();
  await page.goBack();
  await expect(panel).toHaveCount(1);
});

test("a square that nobody ran says what would test it, and leads to its neighbours", async ({ page, server }) => {
  await postRuns(server, runs());
  await page.goto("/?square=SM8550&square=ptq:w8a16");
  const panel = panelOf(page);
  await expect(panel).toContainText("Nobody has run this");
  await expect(panel.getByText('"soc": "SM8550"')).toBeVisible();
  await panel
    .getByRole("link", { name: "Snapdragon 8 Gen 3" })
    .or(panel.getByRole("link", { name: "SM8650" }))
    .click();
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Snapdragon 8 Gen 3 × PTQ w8a16");
  await panel.getByRole("link", { name: "Run it again" }).click();
  await expect(page.getByRole("heading", { name: "Run it again" })).toBeInViewport();
});

test.describe("with a token for triage", () => {
  test("what is seen is saved, shared and taken along without what is hidden", async ({ page, server }) => {
    await postRuns(server, runs());
    const value = await server.token("triage", "read");
    await page.context().addCookies([{ name: "driftgrid_session", value, url: server.url }]);
    await page.goto("/?row.hide=SM8550&budget=1");

    await page.getByText("Export", { exact: true }).click();
    for (const [name, file] of [
      ["CSV", "csv"],
      ["Markdown", "md"],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
      const told = await readFile(await download.path(), "utf8");
      expect(told, file).toContain("w8a16");
      expect(told, file).toMatch(/SM8650|8 Gen 3/);
      expect(told, file).not.toMatch(/SM8550|8 Gen 2/);
    }
    const [drawing] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "SVG image" }).click(),
    ]);
    const svg = await readFile(await drawing.path(), "utf8");
    expect(svg).toContain("−2.5");
    // Its name stands among what is hidden; its row is none of the drawing.
    expect(svg).not.toContain("SM8550");
    expect(svg).not.toContain("applied: negative is always worse");
    expect(svg).toContain("Rows hidden: Snapdragon 8 Gen 2");
    // A figure that was taken along says by which budget it judges.
    expect(svg).toContain("Budget 1 pt");
    const [image] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "PNG image" }).click(),
    ]);
    expect((await readFile(await image.path())).subarray(1, 4).toString()).toBe("PNG");

    await page.getByText("Sets", { exact: true }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("launch chips");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: /launch chips/ }).click();
    await expect(page).toHaveURL(/row\.set=launch(\+|%20)chips/);
    await expect(gridOf(page).getByRole("link")).toHaveCount(2);
    await page.getByText("Sets", { exact: true }).click();
    await page.getByRole("link", { name: "Show all again" }).click();
    await expect(page).not.toHaveURL(/row\.set/);
    await page.goto("/");
    await gridOf(page)
      .getByRole("rowheader", { name: /8 Gen 2/ })
      .getByRole("button")
      .click();
    await page.getByRole("menuitem", { name: "Add to set launch chips" }).click();
    await expect(page.getByRole("status").filter({ hasText: "added to launch chips" })).toBeVisible();
    await page.getByText("Sets", { exact: true }).click();
    await page.getByRole("button", { name: "Take away launch chips" }).click();
    await expect(page.getByRole("link", { name: /launch chips/ })).toHaveCount(0);
  });
});
