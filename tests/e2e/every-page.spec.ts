import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { findBarriers } from "@/tests/e2e/support/barriers";
import { pagesOfApp, testOnHouse as test } from "@/tests/e2e/support/house";
import { expect } from "@/tests/e2e/support/test";

/** DESIGN section 8. */
const MAX_SCRIPT_BYTES = 200_000;
/** Moves that nobody sees; one line of text that jumps is more. */
const MAX_LAYOUT_SHIFT = 0.01;

const LOOKS = [
  ["in the dark", { colorScheme: "dark" }],
  ["with more contrast", { colorScheme: "light", contrast: "more" }],
] as const;

/** Gzip bytes of the scripts that the page's HTML asks a modern browser for. */
async function scriptBytes(page: Page): Promise<number> {
  const sources = await page.locator("script[src]:not([nomodule])").evaluateAll((scripts) =>
    // Those that a component brings later stand in the page too: what the server sent is what counts.
    scripts.map((script) => (script as HTMLScriptElement).src),
  );
  const html = await (await page.request.get(page.url())).text();
  const sent = [...new Set(sources)].filter((source) => html.includes(`src="${new URL(source).pathname}`));
  const bodies = await Promise.all(sent.map(async (source) => (await page.request.get(source)).body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { layoutShift: number };
    seen.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const shifted = (page: Page) => page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift);
const sidewaysBy = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// What fails here is named in full; recording every page for a trace takes longer than the tests.
test.use({ trace: "off" });

test("no page of the app is left out here", ({ places }) => {
  expect(Object.keys(places).sort()).toEqual(pagesOfApp());
});

for (const folder of pagesOfApp()) {
  test(`/${folder} has one heading, no barriers in any theme, at most 200 kB of script, and nothing that moves`, async ({
    page,
    places,
  }) => {
    await watchShifts(page);
    await page.goto(places[folder] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect.soft(await findBarriers(page)).toEqual([]);
    expect.soft(await scriptBytes(page), "script bytes").toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect.soft(await shifted(page), "layout shift").toBeLessThanOrEqual(MAX_LAYOUT_SHIFT);
    for (const [look, options] of LOOKS) {
      await page.emulateMedia(options);
      // A theme changes colours and nothing else.
      expect.soft(await findBarriers(page, ["color-contrast"]), look).toEqual([]);
    }
  });
}

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 375, height: 720 }, locale: "zh-CN" });

  for (const folder of pagesOfApp()) {
    test(`/${folder} is without barriers and has not to be moved sideways`, async ({ page, places }) => {
      await page.goto(places[folder] ?? "");
      expect.soft(await findBarriers(page)).toEqual([]);
      expect.soft(await sidewaysBy(page), "width").toBeLessThanOrEqual(0);
    });
  }
});
