import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";
import { startReceiver } from "@/tests/support/receiver";

test.use({
  serverEnv: { WEBHOOK_PRIVATE: "on" },
  // A note that names no version is refused, which browsers tell on the console.
  expectedComplaints: [/400 \(Bad Request\)/],
});

test("an administrator pins a known issue to results, and adds a webhook and tests it", async ({ page, server }) => {
  const receiver = await startReceiver();
  await postRuns(server, [exampleRun("SM8650", "w8a8"), exampleRun("SM8550", "w8a8")]);
  await page.goto("/sign-in?next=%2Fsettings");
  await page.getByLabel("Token").fill(await server.token("admin", "read", "triage"));
  await page.getByRole("button", { name: "Sign in" }).click();

  const issues = page.getByRole("region", { name: "Known issues" });
  await issues.getByText("Add a known issue").click();
  await issues.getByLabel("Note").fill("LayerNorm is off");
  await issues.getByLabel("Link").fill("https://example.com/notes");
  await issues.getByLabel("QAIRT from").fill("new");
  await issues.getByRole("button", { name: "Add the note" }).click();
  await expect(issues.getByRole("alert")).toContainText("version");
  await issues.getByLabel("Chip").fill("Snapdragon 8 Gen 3");
  await issues.getByLabel("QAIRT from").fill("2.42");
  await issues.getByRole("button", { name: "Add the note" }).click();
  await expect(issues.getByRole("listitem")).toContainText("SM8650 · QAIRT 2.42 and later");

  const webhooks = page.getByRole("region", { name: "Webhooks" });
  await webhooks.getByText("Add a webhook").click();
  await webhooks.getByLabel("Name").fill("ops");
  await webhooks.getByLabel("Address").fill(receiver.url);
  await webhooks.getByRole("button", { name: "Add the webhook" }).click();
  await expect(webhooks.getByRole("status")).toContainText("whsec_");
  await webhooks.getByRole("button", { name: "Send a test to ops" }).click();
  await webhooks.getByText("Delivery log").click();
  await expect(webhooks.getByRole("row").last()).toContainText("delivered, one attempt");
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "test" });
  await receiver.close();

  await page.goto("/");
  await expect(page.getByRole("link", { name: /^Snapdragon 8 Gen 3.*known issue 1/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /known issue/ })).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Known issues" }).getByRole("listitem")).toContainText(
    "LayerNorm is off",
  );
});
