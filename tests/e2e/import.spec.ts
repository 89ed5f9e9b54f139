import type { Page } from "@playwright/test";
import { expectNoBarriers } from "@/tests/e2e/support/barriers";
import { exampleRun, postRuns, settled } from "@/tests/e2e/support/post-runs";
import type { TestServer } from "@/tests/e2e/support/server";
import { expect, test } from "@/tests/e2e/support/test";

/** Two results that can be stored and one of a precision that nobody knows. */
const OWN_TABLE = [
  "model,dataset,metric,samples,value,reference,scheme,soc,path",
  "mobilenet_v2,imagenet,top1,1000,0.694,0.719,w8a8,SM8650,ort-qnn",
  "mobilenet_v2,imagenet,top1,1000,0.712,0.719,w8a16,SM8650,ort-qnn",
  "mobilenet_v2,imagenet,top1,1000,0.6,0.719,w3q9,SM8650,ort-qnn",
  "",
].join("\n");

const FOREIGN_TABLE = "Network;Accuracy in %;Precision\nresnet50;76.1;w8a8\n";

const PLACEMENT = "tests/fixtures/ort-ep-assignment/qnn.json";

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** Opens the page and waits until it takes files. */
async function openSignedIn(page: Page, server: TestServer, chooser = "Choose files"): Promise<void> {
  const token = await server.token("ingest", "read");
  await page.context().addCookies([{ name: "driftgrid_session", value: token, url: server.url }]);
  await page.goto("/import");
  await expect(page.getByRole("button", { name: chooser })).toBeEnabled();
}

async function choose(page: Page, files: Parameters<Page["setInputFiles"]>[1]): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(files);
}

async function countRuns(server: TestServer): Promise<number> {
  await settled(server);
  const answer = await fetch(`${server.url}/api/v1/runs`);
  return ((await answer.json()) as { total: number }).total;
}

test("without a session the page says what it needs, and signing in leads back to it", async ({ page, server }) => {
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "Sign in to import files" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose files" })).toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Token").fill(await server.token("ingest", "read"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/import$/);
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expectNoBarriers(page);
});

test("a session that may only read is told so", async ({ page, server }) => {
  const token = await server.token("read");
  await page.context().addCookies([{ name: "driftgrid_session", value: token, url: server.url }]);
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "This session may not store results" })).toBeVisible();
});

test("files are checked first, then stored, and a second time add nothing", async ({ page, server }) => {
  await openSignedIn(page, server);
  await choose(page, [csv("own.csv", OWN_TABLE)]);
  const report = page.getByRole("region", { name: "2 results can be stored" });
  await expect(report).toContainText("Nothing is stored yet");
  await expect(report).toContainText("One unknown precision: w3q9");
  await expect(report.getByRole("listitem").filter({ hasText: 'unknown precision "w3q9"' })).toContainText("line 4");
  await expect(report.getByRole("heading", { name: "2 results can be stored" })).toBeFocused();
  expect(await countRuns(server)).toBe(0);
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Store 2 results" }).click();
  await expect(page.getByRole("heading", { name: "2 results are stored" })).toBeVisible();
  expect(await countRuns(server)).toBe(2);
  await settled(server);
  await page.getByRole("link", { name: "Open the matrix" }).click();
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(2);

  await page.goto("/import");
  await choose(page, [csv("own.csv", OWN_TABLE)]);
  await expect(page.getByRole("heading", { name: "All of this is stored already" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Store/ })).toHaveCount(0);
});

test("a table with other headers is read when the person says what its columns mean", async ({ page, server }) => {
  await openSignedIn(page, server);
  await choose(page, [csv("theirs.csv", FOREIGN_TABLE)]);
  await expect(page.getByRole("heading", { name: "Nothing here can be stored" })).toBeVisible();
  await page.getByLabel("Network").selectOption("model");
  await page.getByLabel("Accuracy in %").selectOption("value");
  await page.getByLabel("Precision").selectOption("scheme");
  await page.getByLabel(/^dataset/).fill("imagenet");
  await page.getByLabel(/^metric/).fill("top1");
  await page.getByLabel(/^soc/).fill("SM8650");
  await page.getByLabel("Another").selectOption("unit");
  await page.getByLabel(/^unit/).fill("%");
  await page.locator("form").getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Store one result" }).click();
  await page.getByText("The run", { exact: true }).click();
  await page
    .getByRole("region")
    .getByRole("link", { name: /^[0-9a-f-]{36}$/ })
    .click();
  await expect(page.getByRole("main")).toContainText("resnet50");
  await expect(page.getByRole("main")).toContainText("76.1");
});

test("settings that were not checked cannot be stored", async ({ page, server }) => {
  await openSignedIn(page, server);
  await choose(page, [csv("own.csv", OWN_TABLE)]);
  await page.getByText("How to read these files").click();
  await page.getByLabel("Day of measurement").fill("2026-01-12");
  await expect(page.getByRole("button", { name: /^Store/ })).toHaveCount(0);
  await page.locator("form").getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("button", { name: "Store 2 results" })).toBeVisible();
});

test("a placement file is attached to the run whose address is given", async ({ page, server }) => {
  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await page.goto("/runs");
  const run = await page.locator("tbody").getByRole("link").getAttribute("href");
  await openSignedIn(page, server);
  await choose(page, [PLACEMENT]);
  await expect(page.getByRole("heading", { name: "Nothing here can be stored" })).toBeVisible();
  await page.getByLabel("Run", { exact: true }).fill(`${server.url}${run}`);
  await page.locator("form").getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Attach one file" }).click();
  await expect(page.getByRole("heading", { name: "One file is attached to stored runs" })).toBeVisible();
});

test("an ONNX file beside layer files sends its graph, and its weights never leave the machine", async ({
  page,
  server,
}) => {
  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await page.goto("/runs");
  const run = await page.locator("tbody").getByRole("link").getAttribute("href");
  await openSignedIn(page, server);
  const names = ["activations.json", "weights.json", "float.onnx"];
  await choose(
    page,
    names.map((name) => `tests/fixtures/ort-qdq-loss/${name}`),
  );
  await expect(page.getByText("its weights never leave this machine")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing here can be stored" })).toBeVisible();
  await page.getByLabel("Run", { exact: true }).fill(`${server.url}${run}`);
  await page.locator("form").getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("heading", { name: "Good to know" })).toBeVisible();
  // The server's list of what it was sent.
  await expect(page.getByRole("cell", { name: "float.graph.json" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "float.onnx" })).toHaveCount(0);
  await page.getByRole("button", { name: "Attach one file" }).click();
  await expect(page.getByRole("heading", { name: "One file is attached to stored runs" })).toBeVisible();
});

test("the files of a folder keep their paths", async ({ page, server }) => {
  await openSignedIn(page, server);
  await page.locator("input[type=file]").nth(1).setInputFiles("tests/fixtures/ai-hub-models/v1");
  await expect(page.getByRole("button", { name: /^Store \d+ results$/ })).toBeVisible();
  await page.getByText(/^Files/).click();
  await expect(page.getByRole("cell", { name: /^v1\/.+\/numerics\.yaml$/ }).first()).toBeVisible();
});

test("files can be dropped anywhere, more of them added, and the whole begun again", async ({ page, server }) => {
  await openSignedIn(page, server);
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([path, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content as string], path as string));
        const target = document.querySelector("footer");
        target?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text],
    );
  await drop("own.csv", OWN_TABLE);
  await expect(page.getByRole("button", { name: "Store 2 results" })).toBeVisible();
  await drop("other.csv", OWN_TABLE.replaceAll("SM8650", "SM8550"));
  await expect(page.getByRole("button", { name: "Store 4 results" })).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByText("Drop files or whole folders anywhere")).toBeVisible();
});

test("the keyboard is enough, and an upload can be cancelled", async ({ page, server }) => {
  await openSignedIn(page, server);
  await page.route("**/api/v1/imports?**", () => undefined);
  await page.getByRole("button", { name: "Choose files" }).focus();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles([csv("own.csv", OWN_TABLE)]);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Cancelled" })).toBeVisible();
  await page.unroute("**/api/v1/imports?**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Store 2 results" })).toBeVisible();
});

test("the template can be downloaded, and is recognised", async ({ page, server }) => {
  await openSignedIn(page, server);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the template" }).click(),
  ]);
  await choose(page, await download.path());
  await expect(page.getByRole("cell", { name: "CSV" })).toBeVisible();
});

test.describe("what goes wrong", () => {
  test.use({ expectedComplaints: [/401|503|ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test("is told in words: an ended session, a busy server, a lost network", async ({ page, server, context }) => {
    await openSignedIn(page, server);
    await choose(page, [csv("own.csv", OWN_TABLE)]);
    await context.clearCookies();
    await page.getByRole("button", { name: "Store 2 results" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "no longer signed in" })).toContainText("only the rest");
    await expect(page.getByRole("alert").getByRole("link", { name: "Sign in" })).toBeVisible();

    await openSignedIn(page, server);
    const busy = {
      status: 503,
      contentType: "application/problem+json",
      body: '{"status":503,"detail":"","errors":[]}',
    };
    await page.route("**/api/v1/imports?**", (route) => route.fulfill(busy));
    await choose(page, [csv("own.csv", OWN_TABLE)]);
    await expect(page.getByRole("alert").filter({ hasText: "too much to do" })).toContainText("Nothing was stored");
    await page.unroute("**/api/v1/imports?**");

    await context.setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "offline" })).toBeVisible();
    await expectNoBarriers(page);
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("button", { name: "Store 2 results" })).toBeVisible();
  });
});

test.describe("on a dark phone in Chinese", () => {
  test.use({ locale: "zh-CN", colorScheme: "dark", viewport: { width: 375, height: 812 } });

  test("the page fits and has no barriers, before and after a check", async ({ page, server }) => {
    await openSignedIn(page, server, "选择文件…");
    await expect(page.getByRole("heading", { name: "导入", level: 1 })).toBeVisible();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await expectNoBarriers(page);
    await choose(page, [csv("own.csv", OWN_TABLE), csv("theirs.csv", FOREIGN_TABLE)]);
    await expect(page.getByRole("heading", { name: "可以保存 2 条结果" })).toBeVisible();
    for (const summary of await page.getByRole("main").locator("summary").all())
      if (await summary.isVisible()) await summary.click();
    expect(await overflow()).toBe(0);
    await expectNoBarriers(page);
  });
});
