import type { RunInput } from "@/lib/contract/run";
import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

/** The made-up result with everything that a verdict asks for. */
function recorded(soc: string, qairt: string, correct: number): RunInput {
  const run = exampleRun(soc, "w8a8", correct / 1000);
  return {
    ...run,
    stack: { ...run.stack, qairt },
    result: { ...run.result, correct },
    artifact: { sourceSha256: "a".repeat(64), quantizedSha256: "b".repeat(64) },
    placement: { npu: 100, gpu: 0, cpu: 0 },
  };
}

const cookie = (url: string, name: string, value: string) => ({ url, name, value });

test("a drop is explained with witnesses, and the run that would tell more stands in the plan and can be taken", async ({
  page,
  server,
}) => {
  await postRuns(server, [
    recorded("SM8650", "2.45.0", 402),
    recorded("SM8650", "2.42.0", 718),
    recorded("SM8550", "2.42.0", 717),
  ]);
  await page.goto("/runs");
  await page.getByRole("row", { name: /40\.2/ }).getByRole("link").first().click();
  const cause = page.getByRole("region", { name: "Cause", exact: true });
  await expect(cause).toContainText(/31\.7\spt below its reference/);
  await expect(cause).toContainText(/Same chip.*QAIRT 2\.42\.0 is fine, −0\.1 ± .*pt: not the chip alone/);
  await expect(cause.getByText("Next run", { exact: true })).toBeVisible();
  await expect(cause).toContainText(/Expected gain 0\.\d+\sbit/);
  await expectNoBarriers(page);

  await cause.getByRole("link", { name: "In the plan" }).click();
  await expect(page).toHaveURL(/\/plan\?model=mobilenet_v2/);
  const first = page.getByRole("row").filter({ hasText: "Tells causes of a drop apart" }).first();
  await expect(first).toContainText("free");
  await first.getByText("Take and run").click();
  const take = await first.locator("pre").first().textContent();
  const address = /https?:\S+\/lease/.exec(take ?? "")?.[0] ?? "";
  const taken = await page.request.post(address, {
    headers: { authorization: `Bearer ${await server.token("ingest")}` },
    data: { holder: "rack-2" },
  });
  expect(taken.status()).toBe(200);
  await page.reload();
  await expect(first).toContainText("rack-2 until");
  await expectNoBarriers(page);

  await page.setViewportSize({ width: 375, height: 812 });
  await page.context().addCookies([cookie(server.url, "locale", "zh-CN")]);
  await page.goto("/plan");
  await expect(page.getByRole("heading", { name: "计划" })).toBeVisible();
  await expect(page.getByText("rack-2，直到")).toBeVisible();
  await expectNoBarriers(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("the five-chip table is undetermined, and priors can be set and brought back", async ({ page, server }) => {
  await server.script("sample-data", "fill");
  const token = await server.token("read", "admin");
  await page.context().addCookies([cookie(server.url, "driftgrid_session", token)]);
  await page.goto("/runs?model=unnamed+model+(community+note)&chip=SM4450");
  await page.getByRole("row", { name: /71\.2/ }).getByRole("link").first().click();
  const cause = page.getByRole("region", { name: "Cause", exact: true });
  await expect(cause).toContainText("Undetermined");
  await expect(cause).toContainText("with another QAIRT, recorded; keep everything else.");

  await cause.getByRole("link", { name: "Priors" }).click();
  const priors = page.getByRole("region", { name: "Priors of causes" });
  await priors.getByRole("spinbutton", { name: "Weight: the scheme alone" }).fill("80");
  await priors.getByRole("textbox", { name: /Source of your weights/ }).fill("our own fleet");
  await priors.getByRole("button", { name: "Save priors" }).click();
  await expect(priors).toContainText("our own fleet");
  await priors.getByRole("button", { name: "Back to the defaults" }).click();
  await expect(priors).toContainText("The defaults are in force.");
  await expectNoBarriers(page);
});
