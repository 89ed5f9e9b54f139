import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { RunInput } from "@/lib/contract/run";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

const SAMPLES = 1000;

/** Correctness per sample: the first `right` are right, but for the first `lost`. */
function bitsOf(right: number, lost: number): string {
  const bytes = Buffer.alloc(SAMPLES / 8);
  for (let sample = lost; sample < right; sample += 1) {
    const at = sample >> 3;
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (sample & 7));
  }
  return bytes.toString("base64");
}

type Place = Partial<Pick<RunInput, "target" | "stack">>;

function result(scheme: string, right: number, place: Place = {}): RunInput {
  const lost = 5;
  return {
    ...exampleRun("SM8650", scheme),
    ...place,
    result: { status: "ok", value: (right - lost) / SAMPLES, bits: bitsOf(right, lost) },
  };
}

const onPath = (path: "litert" | "qnn-dlc"): Place => ({ stack: { path, backend: "htp", qairt: "2.42.0" } });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("schemes are held against a base sample by sample, and the budget says where the accuracy went", async ({
  page,
  server,
}) => {
  await postRuns(server, [
    result("none:fp32", 719),
    result("ptq:w8a8", 650),
    result("qat:w8a8", 712),
    result("ptq:w8a8", 715, { target: { kind: "simulator" }, stack: {} }),
  ]);
  await page.goto("/compare?model=mobilenet_v2");
  await expect(page.getByRole("region", { name: "Overall" })).toContainText("qat:w8a8 wins overall");
  const table = page.getByRole("region", { name: "Schemes, row by row" }).getByRole("table");
  const phone = table.getByRole("row", { name: /Snapdragon 8 Gen 3/ });
  await expect(phone).toContainText("same samples: 0 lost, 62 won");
  await expect(phone).toContainText("better");

  await page.getByRole("combobox", { name: "Base" }).selectOption("qat:w8a8");
  await expect(page).toHaveURL(/base=qat/);
  await expect(phone).toContainText("same samples: 62 lost, 0 won");
  await expect(phone).toContainText("worse");

  await table.getByRole("button", { name: "Sort by ptq:w8a8, Delta" }).click();
  await expect(page).toHaveURL(/sort=delta/);
  await expect(table.getByRole("row").last()).toContainText("Simulator");

  const budget = page.getByRole("region", { name: "Where the accuracy goes" });
  await expect(budget).toContainText("Fine in the simulator, not on the device.");
  await expect(budget.getByRole("img", { name: /ort-qnn$/ }).first()).toContainText("−6.5 pt");
  const saved = page.waitForEvent("download");
  await budget.getByRole("button", { name: /^PNG/ }).first().click();
  expect((await saved).suggestedFilename()).toBe("driftgrid-budget.png");

  const csv = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const lines = (await (await page.request.get(csv ?? "")).text()).trim().split("\n");
  expect(lines).toHaveLength(1 + 4);
  await expectAccessible(page);
});

test("two slices name what differs between them, and swapping them turns every sign", async ({ page, server }) => {
  await postRuns(server, [result("ptq:w8a8", 700, onPath("litert")), result("ptq:w8a8", 640, onPath("qnn-dlc"))]);
  await page.goto("/compare/slices");
  await page.getByRole("link", { name: "LiteRT and native QNN" }).click();
  const row = page.getByRole("region", { name: "Matched cells" }).getByRole("row").last();
  await expect(row).toContainText("−6.0 pt");
  await expect(row).toContainText("worse");

  await page.getByRole("link", { name: "Swap A and B" }).click();
  await expect(row).toContainText("+6.0 pt");
  await expect(row).toContainText("better");
  await expect(page).toHaveURL(/a\.path=qnn-dlc/);

  await page.reload();
  await expect(row).toContainText("+6.0 pt");
  await expectAccessible(page);
});
