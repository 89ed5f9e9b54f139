import type { Page } from "@playwright/test";
import { expectNoBarriers as expectNone } from "@/tests/e2e/support/barriers";
import { breakTwo } from "@/tests/e2e/support/broken-runs";
import { expect, test } from "@/tests/e2e/support/test";

async function expectNoBarriers(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNone(page, colorScheme);
  }
}

test("a change says in words what happened and why, and leads on through the list", async ({ page, server }) => {
  await breakTwo(server);
  await page.goto("/changes");
  await page.getByRole("link", { name: "mobilenet_v2" }).first().click();

  await expect(page.getByText(/^Worse by 2\.4\spt \(95\s%: 1\.3 to 3\.7\spt\)$/)).toBeVisible();
  const why = page.getByRole("region", { name: /^Why “regressed”/ });
  await expect(why).toContainText("Paired on 1,000 samples: 31 right became wrong, 7 wrong became right.");
  await expect(why).toContainText("comparisons of campaign nightly 2.44.0");
  const began = page.getByRole("region", { name: "Where it began" });
  await expect(began).toContainText("3 releases in between were never run here: 2.41, 2.42, 2.43.");
  await expect(began).toContainText("with QAIRT 2.42, ONNX Runtime 1.24.3");

  const chart = page.getByRole("figure", { name: "Top-1 accuracy, version by version" });
  await expect(chart.getByRole("link", { name: /^2\.44\.0, 69\.5\s%.*regressed/ })).toBeVisible();
  await chart.getByText("As a table").click();
  await expect(chart.getByRole("row", { name: /2\.40\.0.*71\.9\s%.*before/ })).toBeVisible();

  const grid = page.getByRole("grid", { name: "QAIRT and ONNX Runtime" });
  const square = grid.getByRole("link", { name: /^2\.40\.0, 1\.24\.3: 71\.9\s%/ });
  await expect(square).toHaveAttribute("tabindex", "0");
  await square.press("ArrowDown");
  await expect(grid.getByRole("link", { name: /^2\.44\.0, 1\.24\.3: 69\.5\s%.*regressed/ })).toBeFocused();

  const differs = page.getByRole("region", { name: "What differed between both runs" });
  await expect(differs.getByRole("row").nth(1)).toContainText(/stack\.qairt.*2\.40\.0.*2\.44\.0/);
  await expect(differs.getByRole("row").nth(2)).toContainText(/target\.os.*Android 14.*Android 15/);
  await expect(page.getByRole("region", { name: "What shipped in between" })).toContainText(/2\.43\s*2026-01-31/);
  await expectNoBarriers(page);

  const here = page.url();
  await page.keyboard.press("n");
  await expect(page).not.toHaveURL(here);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("mobilenet_v2");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(here);

  const value = await server.token("read", "triage");
  await page.context().addCookies([{ url: server.url, name: "driftgrid_session", value }]);
  await page.reload();
  const runs = page.getByRole("region", { name: "Both runs" });
  await expect(runs.getByRole("row", { name: /^Baseline yes, the earliest/ })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Triage a change" });
  await runs.getByRole("button", { name: "Pin as baseline" }).last().click();
  await expect(dialog.getByRole("radio")).toHaveCount(1);
  await dialog.getByRole("textbox", { name: /^Why/ }).fill("what 3.1 ships with");
  await dialog.getByRole("button", { name: "Pin as baseline" }).click();
  await expect(runs.getByRole("row", { name: /^Baseline no .* yes, pinned Unpin the baseline$/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Triage" })).toContainText("what 3.1 ships with");

  await page.keyboard.press("r");
  await expect(dialog.getByRole("radio", { name: /^Resolve/ })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const asOf = (await (await page.request.get("/api/v1/changes")).json()).asOf;
  await page.goto(`${new URL(page.url()).pathname}?asOf=${asOf}`);
  await expect(page.getByText("A pinned view shows the past")).toBeVisible();
  await expect(page.locator("[data-triage]")).toHaveCount(0);
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 375, height: 720 }, locale: "zh-CN" });

  test("a square opens its cell, and the cell its changes", async ({ page, server }) => {
    await breakTwo(server);
    await page.goto("/");
    const square = page.getByRole("grid").getByRole("link").first();
    await expect(square).toHaveAttribute("tabindex", "0");
    await square.click();
    await page.getByRole("dialog").getByRole("link", { name: "打开单元" }).click();
    await expect(page).toHaveURL(/\/cells\/[0-9a-f]{32}$/);
    await expect(page.getByRole("region", { name: "现状" })).toContainText("69.5");
    await expect(page.getByRole("figure", { name: "Top-1 accuracy 逐版本" })).toBeVisible();
    await expectNoBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

    await page.getByRole("link", { name: /^变差 2\.4/ }).click();
    await expect(page).toHaveURL(/\/changes\/[0-9a-f]{32}$/);
    await expect(page.getByRole("region", { name: "为何判为“退化”" })).toContainText("31 个由对变错");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
