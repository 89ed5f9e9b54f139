import { readFile } from "node:fs/promises";
import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";
import { device, FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";

const run = (sqnr: number[], soc: string, version: string) =>
  layeredRun(sqnr, { target: device(soc), stack: qairt(version) });
const id = { healthy: "00000000-0000-4000-8000-00000000000a", faulty: "00000000-0000-4000-8000-00000000000b" };

test("a culprit becomes a file for the CPU, which is stored and listed with its prediction", async ({
  page,
  server,
}) => {
  await postRuns(server, [
    { ...run(HEALTHY, "SM8750", "2.42.0"), id: id.healthy },
    { ...run(FAULTY, "SM8750", "2.45.0"), id: id.faulty },
  ]);
  const token = await server.token("ingest", "read", "triage");
  await page.context().addCookies([{ name: "driftgrid_session", value: token, url: server.url }]);
  await page.goto(`/drift?a=${id.healthy}&b=${id.faulty}`);

  const panel = page.getByRole("region", { name: "Make a workaround" });
  await panel.getByRole("radio", { name: /Run on the CPU/ }).check();
  await panel.getByRole("button", { name: "None", exact: true }).click();
  await expect(panel.getByText("No layer chosen")).toBeVisible();
  await panel.getByRole("button", { name: "Culprits (1)" }).click();
  await expect(panel.getByText("One layer is treated")).toBeVisible();
  await expect(panel.getByText(/Predicted at the output: .*dB, between/)).toBeVisible();

  const saved = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  expect(text).toContain("/model/norm");
  expect(text).not.toContain("/model/attention");

  await panel.getByLabel("Why").fill("norm loses 14 dB");
  await panel.getByRole("button", { name: "Store this workaround" }).click();
  await expect(panel.getByText(/"workaround": "[0-9a-f-]{36}"/)).toBeVisible();
  const known = page.getByRole("region", { name: "Known workarounds of this model" });
  await expect(known.getByText("same chip and stack")).toBeVisible();
  await expect(known.getByText("no run with it yet")).toBeVisible();
  await expectNoBarriers(page);

  // The run that was made with it stands beside the prediction.
  const [stored] = (
    (await (await fetch(`${server.url}/api/v1/workarounds`)).json()) as { workarounds: { id: string }[] }
  ).workarounds;
  await postRuns(server, [{ ...run(HEALTHY, "SM8750", "2.45.0"), workaround: stored?.id }]);
  await page.reload();
  await expect(known.getByText(/measured (as predicted|outside the prediction)/)).toBeVisible();
  await expect(known.getByText(/Measured with it/)).toBeVisible();
});

test("layers that hurt on several chips, and the type that drifts since a version", async ({ page, server }) => {
  await postRuns(
    server,
    ["SM8650", "SM8750"].flatMap((soc) => [run(HEALTHY, soc, "2.42.0"), run(FAULTY, soc, "2.45.0")]),
  );
  await page.goto("/drift");
  const grid = page.getByRole("grid", { name: "Layers of chain by chip" });
  await expect(grid.getByRole("rowheader", { name: /norm.*2 chips/ })).toBeVisible();
  await expect(grid.getByRole("rowheader")).toHaveCount(1);
  await expect(page.getByText("LayerNorm drifts on V79 since 2.45.0.")).toBeVisible();
  await expectNoBarriers(page);

  await page.getByText("All, in order").click();
  await expect(grid.getByRole("rowheader")).toHaveCount(5);
  await grid.getByRole("link", { name: /norm, Snapdragon 8 Elite.*culprit/ }).click();
  await expect(page).toHaveURL(/\/drift\?a=.*&b=.*&layer=norm/);
});
