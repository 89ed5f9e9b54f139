import { settled } from "@/tests/e2e/support/post-runs";
import { runReadmeCurl } from "@/tests/e2e/support/readme-curl";
import { expect, test } from "@/tests/e2e/support/test";

test("a first start shows how to get a first result", async ({ page, server }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No results yet" })).toBeVisible();
  await expect(page.getByText("npm run --silent token -- lab-07 --scopes ingest")).toBeVisible();
  await expect(page.getByText(`${server.url}/api/v1/runs`)).toBeVisible();
});

test("the README's own upload is stored once and shown with its delta", async ({ page, server }) => {
  const token = await server.token("ingest");
  const answer = JSON.parse(await runReadmeCurl(server.url, token));
  expect(answer).toEqual([{ id: expect.any(String), url: expect.any(String), duplicate: false, verdict: "pending" }]);
  expect(JSON.parse(await runReadmeCurl(server.url, token))).toMatchObject([{ id: answer[0].id, duplicate: true }]);
  await settled(server);

  await page.goto("/");
  const square = page.getByRole("grid").getByRole("link");
  await expect(square).toHaveCount(1);
  await expect(square).toHaveAccessibleName(/Snapdragon 8 Gen 3.*w8a8/);
  // U+2212 is the minus sign of the pages.
  await expect(square).toContainText(/[-\u2212]2\.5/);
  await expect(page.getByRole("grid")).toContainText("SM8650");

  await expect(square).toHaveAttribute("tabindex", "0");
  await square.click();
  const panel = page.getByRole("complementary", { name: "Selected square" });
  await panel.getByRole("link", { name: "Open cell" }).click();
  await expect(page).toHaveURL(/\/cells\//);
  await expect(page.getByRole("main")).toContainText("mobilenet_v2");
});

test("an upload without a token is refused and stores nothing", async ({ page, server }) => {
  const response = await fetch(`${server.url}/api/v1/runs`, { method: "POST", body: "{}" });
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No results yet" })).toBeVisible();
});
