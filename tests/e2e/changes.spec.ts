import type { RunInput } from "@/lib/contract/run";
import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

/** The made-up result on another release of QAIRT, with its count of right samples. */
function onQairt(qairt: string, correct: number): RunInput {
  const run = exampleRun("SM8650", "w8a8", correct / 1000);
  return { ...run, stack: { ...run.stack, qairt }, result: { ...run.result, correct } };
}

const cookie = (url: string, name: string, value: string) => ({ url, name, value });

test("a regression is acknowledged by key with a reason, and leaves the open changes", async ({ page, server }) => {
  await postRuns(server, [onQairt("2.42.0", 694)]);
  await page.goto("/");
  await expect(page.getByRole("region", { name: "What changed" })).toHaveCount(0);
  await postRuns(server, [onQairt("2.45.0", 402)]);

  await page.goto("/");
  await expect(page.getByRole("grid").getByRole("link", { name: /got worse, open/ })).toBeVisible();
  const news = page.getByRole("region", { name: "What changed" });
  await news.getByRole("link", { name: /QAIRT 2\.42\.0.*2\.45\.0.*one cell worse on one chip/ }).click();
  await expect(page).toHaveURL(/\/changes\?group=/);
  await expect(page.getByText("Reading only")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Triage/ })).toHaveCount(0);

  const token = await server.token("read", "triage");
  await page.context().addCookies([cookie(server.url, "driftgrid_session", token)]);
  await page.goto("/changes");
  const change = page.getByRole("row", { name: /mobilenet_v2/ });
  await expect(change).toContainText(/69\.4\s%.*40\.2\s%/);
  await expect(change).toContainText("collapsed");
  await expectNoBarriers(page);

  await page.keyboard.press("n");
  await expect(change.getByRole("link", { name: "mobilenet_v2" })).toBeFocused();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: "Triage a change" });
  await expect(dialog.getByRole("textbox", { name: /^Why/ })).toBeFocused();
  await expectNoBarriers(page);
  await page.keyboard.type("seen, bisecting on 2.43");
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Acknowledged one change." })).toContainText(
    "The list shows it.",
  );
  await expect(page.getByRole("heading", { name: "Nothing is open" })).toBeVisible();

  await page.getByRole("link", { name: /^acknowledged 1/ }).click();
  await expect(page).toHaveURL(/state=acknowledged/);
  await expect(change).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(1);
  await expect(news).toHaveCount(0);
  await expect(page.getByRole("link", { name: /got worse, open/ })).toHaveCount(0);

  await page.context().addCookies([cookie(server.url, "theme", "dark"), cookie(server.url, "locale", "zh-CN")]);
  await page.setViewportSize({ width: 375, height: 720 });
  await page.goto("/changes?state=any");
  await expect(page.getByRole("heading", { name: "变化", exact: true })).toBeVisible();
  await expect(page.getByText("已确认").first()).toBeVisible();
  await expectNoBarriers(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
