import type { Page } from "@playwright/test";
import { testOnHouse } from "@/tests/e2e/support/house";
import { postRuns } from "@/tests/e2e/support/post-runs";
import { expect, test } from "@/tests/e2e/support/test";
import { wideFleet } from "@/tests/e2e/support/wide-fleet";

/**
 * What the main pages look like. A picture that differs is a change of the look: see it in `test-results`, and when it is
 * meant, `npm test -- --only browser pictures --update-snapshots`. Times of this run are hidden; another build of
 * Chromium draws edges a little differently, which the tolerance allows.
 */
const LOOK = { maxDiffPixelRatio: 0.02, stylePath: "tests/e2e/support/pictures.css" } as const;

async function look(page: Page, place: string, name: string): Promise<void> {
  await page.goto(place, { waitUntil: "networkidle" });
  await expect(page).toHaveScreenshot(`${name}.png`, LOOK);
}

test("the sample matrix looks as it did, in every theme", async ({ page, server }) => {
  await server.script("sample-data", "fill");
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, "/", "matrix-sample-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "/?budget=2", "matrix-sample-dark-budget");
  await page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await look(page, "/", "matrix-sample-contrast");
  await page.emulateMedia({ colorScheme: "light", contrast: null, forcedColors: "active" });
  await look(page, "/", "matrix-sample-forced-colors");
  await page.emulateMedia({ forcedColors: "none" });
  await look(page, "/?diff=qairt&budget=2", "matrix-sample-diff");
  await page.context().addCookies([{ url: server.url, name: "locale", value: "zh-CN" }]);
  await look(page, "/?square=Virtual+C&square=ptq:w8a8-pc", "matrix-sample-panel-chinese");
});

test("a matrix of 60 chips and 40 schemes looks as it did, wide and on a phone", async ({ page, server }) => {
  await postRuns(server, wideFleet());
  await page.setViewportSize({ width: 2560, height: 1440 });
  await look(page, "/", "matrix-wide-2560");
  await page.setViewportSize({ width: 375, height: 812 });
  await look(page, "/", "matrix-wide-375");
});

testOnHouse("the other pages that people work on look as they did", async ({ page, places }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const route of ["changes", "cells/[key]", "compare", "drift", "runs", "runs/[id]"])
    await look(page, places[route] ?? "", route.replaceAll(/\W+/g, "-"));
});
