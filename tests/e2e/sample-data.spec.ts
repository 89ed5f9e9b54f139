import type { Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import type { TestServer } from "@/tests/e2e/support/server";
import { expect, test } from "@/tests/e2e/support/test";

async function signIn(page: Page, server: TestServer, ...scopes: string[]): Promise<void> {
  await page.goto("/sign-in?next=%2Fsettings");
  await page.getByLabel("Token").fill(await server.token(...scopes));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sample data" })).toBeVisible();
}

test("sample data is marked as such and steps aside for the first real run", async ({ page, server }) => {
  await server.script("sample-data", "fill");
  await page.goto("/");
  await expect(page.getByRole("note")).toContainText("These results are sample data, none of yours.");
  const square = page.getByRole("link", { name: /Virtual C.*simulated.*sample data/ }).first();
  await expect(square).toBeVisible();
  await page.goto("/?model=unnamed+model+%28community+note%29");
  await expect(page.getByRole("link", { name: /Snapdragon 4 Gen 2.*reported without evidence/ })).toContainText(
    "−23.0",
  );
  await page.goto("/runs");
  await expect(page.getByRole("row").nth(1)).toContainText("sample data");

  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await page.goto("/");
  await expect(page.getByRole("note")).toHaveCount(0);
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(1);
  await page.goto("/runs");
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("an administrator removes and restores it with one click", async ({ page, server }) => {
  await server.script("sample-data", "fill");
  await signIn(page, server, "admin", "read");
  await page.getByRole("button", { name: "Remove sample data" }).click();
  await expect(page.getByRole("status")).toContainText("put aside");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No results yet" })).toBeVisible();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Restore sample data" }).click();
  await expect(page.getByRole("status")).toContainText("until your first run arrives");
  await page.goto("/");
  await expect(page.getByRole("note")).toBeVisible();
});

test("nobody else does", async ({ page, server }) => {
  await page.goto("/settings");
  await expect(page.getByRole("button", { name: "Restore sample data" })).toBeDisabled();
  await signIn(page, server, "read");
  await expect(page.getByRole("button", { name: "Restore sample data" })).toBeDisabled();

  const post = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/sample-data`, { method: "POST", headers, body: "shown=true" });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await post(form)).status).toBe(401);
  expect((await post({ ...form, authorization: `Bearer ${await server.token("ingest", "read")}` })).status).toBe(403);
  const cookie = `driftgrid_session=${await server.token("admin")}`;
  expect((await post({ ...form, cookie, origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await post({ ...form, cookie })).status).toBe(403);
  expect(await server.script("sample-data", "status")).toContain("There is no sample data.");
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("the settings and the note say the same", async ({ page, server }) => {
    await server.script("sample-data", "fill");
    await page.goto("/settings");
    await expect(page.getByRole("heading", { name: "示例数据" })).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("note")).toContainText("这些结果是示例数据");
  });
});
