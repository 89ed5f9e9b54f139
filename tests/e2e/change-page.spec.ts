import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { RunInput } from "@/lib/contract/run";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import type { TestServer } from "@/tests/e2e/support/server";
import { expect, test } from "@/tests/e2e/support/test";

async function expectNoBarriers(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    expect(found, colorScheme).toEqual([]);
  }
}

/** The first `wrong` of 1,000 samples wrong, and those in `flipped` the other way round. */
function onVersions(soc: string, [qairt, onnxruntime]: [string, string], flipped: number[], os: string): RunInput {
  const samples = Array.from({ length: 1000 }, (_, i) => i >= 281 !== flipped.includes(i));
  const bytes = Buffer.alloc(125);
  for (const [i, right] of samples.entries()) if (right) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (0x80 >> (i & 7));
  const correct = samples.filter(Boolean).length;
  const run = exampleRun(soc, "w8a8", correct / 1000);
  return {
    ...run,
    startedAt: `2026-02-${qairt.split(".")[1]?.replace("4", "1")}T08:00:00Z`,
    campaign: `nightly ${qairt}`,
    target: { kind: "device", soc, os },
    stack: { ...run.stack, qairt, onnxruntime },
    eval: { ...run.eval, sha256: "c".repeat(64) },
    result: { ...run.result, correct, bits: bytes.toString("base64") },
  };
}

const LOST = Array.from({ length: 31 }, (_, i) => 300 + i * 20);
const WON = Array.from({ length: 7 }, (_, i) => i * 9);

/** Two chips that get worse on QAIRT 2.44, paired by bits; nobody ran what came out in between. */
async function breakTwo(server: TestServer): Promise<void> {
  const chips = ["SM8650", "SM8550"];
  await postRuns(server, [
    ...chips.map((soc) => onVersions(soc, ["2.40.0", "1.24.3"], [], "Android 14")),
    ...chips.map((soc) => onVersions(soc, ["2.44.0", "1.24.3"], [...LOST, ...WON], "Android 15")),
  ]);
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
  // A press counts once the page has woken up.
  await expect(async () => {
    if (!(await dialog.isVisible())) await runs.getByRole("button", { name: "Pin as baseline" }).last().click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
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
    await page.getByRole("dialog").getByRole("link", { name: "打开单元格" }).click();
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
