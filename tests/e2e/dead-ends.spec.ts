import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const NOWHERE = ["models", "chips", "runs", "cells", "changes", "docs", "docs/api/schemas"].map(
  (room) => `/${room}/nope`,
);
const NO_TEXT = ["/chips/%E0%A4%A", "/runs/%E0", "/docs/%E0%A4"];

test("what is not there says so in the page itself, with its status and without a script", async ({
  server,
  request,
}) => {
  for (const path of [...NOWHERE, ...NO_TEXT, "/nope"]) {
    const response = await request.get(`${server.url}${path}`);
    expect(response.status(), path).toBe(404);
    const html = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "");
    expect(html, path).toMatch(/<h1[^>]*>There is nothing at this address<\/h1>/);
    expect(html, path).toContain('href="/runs"');
  }
  expect((await request.get(`${server.url}/chips`)).status()).toBe(200);
});

test("no view of the matrix is a dead end", async ({ page, server }) => {
  await postRuns(server, [
    exampleRun("SM8650", "w8a8"),
    exampleRun("SM8650", "w8a16", 0.712),
    { ...exampleRun("SM8650", "w8a8"), model: { name: "another" } },
  ]);
  const grid = page.getByRole("grid");

  await page.goto("/?asOf=0");
  await expect(page.getByRole("heading", { name: "Nothing had been measured at this moment" })).toBeVisible();
  await page.getByRole("link", { name: "Show what is known now" }).click();
  await expect(grid).toBeVisible();
  await expect(page).toHaveTitle(/^\S+ · Matrix/);

  await page.goto("/?row.hide=SM8650");
  await expect(page.getByRole("heading", { name: "Every row is hidden" })).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).last().click();
  await expect(grid.getByRole("rowheader", { name: /Snapdragon 8 Gen 3/ })).toBeVisible();

  const budget = page.getByRole("combobox", { name: "Budget" });
  await budget.fill("99999999");
  await expect(budget).toHaveAttribute("aria-invalid", "true");
  await expect(budget).toHaveAccessibleDescription(/from 0 to 1,000,000/);
  await expect(page).not.toHaveURL(/budget=/);
  await budget.fill("0.0000001");
  await expect(page).toHaveURL(/budget=0\.0000001/);
  await expect(budget).toHaveAttribute("aria-invalid", "false");
  await page.reload();
  await expect(grid).toBeVisible();

  const filters = page.getByRole("form", { name: "Filters" });
  await filters.getByLabel("Columns").selectOption("model");
  await expect(grid.getByRole("columnheader", { name: /another/ })).toBeVisible();
  await expect(page).not.toHaveURL(/evaluation=/);
});
