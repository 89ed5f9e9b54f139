import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("an empty page waits for the first run, becomes the matrix by itself and says how to read it", async ({
  page,
  server,
}) => {
  await page.goto("/");
  await expect(page.getByRole("status")).toHaveText(
    "Waiting for the first run. This page becomes the matrix by itself.",
  );
  await expect(page.getByRole("button", { name: "Show sample data" })).toBeDisabled();
  await expectNoBarriers(page);

  await postRuns(server, [exampleRun("SM8650", "w8a8")]);
  await expect(page.getByRole("grid").getByRole("link")).toHaveCount(1);
  const hint = page.getByRole("region", { name: "How to read this" });
  await expect(hint).toContainText("Each square is a model under one scheme on one chip.");
  const next = page.getByRole("region", { name: "What to do next" });
  await expect(next.getByRole("link", { name: "What to run next" })).toHaveAttribute("href", "/plan");
  await expectNoBarriers(page);

  // A term opens by keyboard, closes with Escape, and leads to the concepts.
  const delta = hint.getByRole("button", { name: "Delta" });
  const sentence = hint.getByText("negative is always worse");
  await expect(delta).toHaveAccessibleDescription(/negative is always worse/);
  await expect(sentence).toBeHidden();
  await delta.focus();
  await delta.press("Enter");
  await expect(sentence).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(sentence).toBeHidden();
  await expect(delta).toBeFocused();
  await delta.hover();
  await expect(sentence).toBeVisible();
  await hint.getByRole("link", { name: "More" }).click();
  await expect(page).toHaveURL(/\/docs\/concepts#delta$/);

  await page.goto("/");
  await hint.getByRole("button", { name: "Got it" }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(hint).toHaveCount(0);
});

test("an administrator fills an empty page with sample data, which says what it shows", async ({ page, server }) => {
  await page.goto("/sign-in?next=%2F");
  await page.getByLabel("Token").fill(await server.token("admin", "read"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Show sample data" }).click();
  const note = page.getByRole("note");
  await expect(note).toContainText("A simulated fleet with planted faults");
  await expect(note.getByRole("link", { name: "Remove sample data" })).toBeVisible();
  await expectNoBarriers(page);
});
