import { chromium, type Locator, type Page } from "@playwright/test";
import type { Store } from "@/db/store";
import { CHROMIUM_FLAGS, findBrowser } from "@/scripts/browser.mjs";
import { ingest } from "@/tests/bench/ingest";
import { ms, percentile, type Row } from "@/tests/bench/report";
import { wideFleet } from "@/tests/e2e/support/wide-fleet";

/** DESIGN section 8: what a reader does to 60 x 40 squares shows within this. */
const BUDGET_MS = 100;
const REPEATS = 20;
/** What follows a frame (the address, the legend) is done before the next one is timed. */
const REST_MS = 250;
const SCREEN = { width: 1440, height: 900 };

/**
 * Arms the page for one event: `window.took` then resolves to the milliseconds from the event to the end of the frame
 * that answers it. The message is handled once the frame is laid out and painted.
 */
const ARM = `window.took = new Promise((resolve) => {
  const kinds = ["keydown", "click", "change", "input"];
  const begin = (event) => {
    for (const kind of kinds) removeEventListener(kind, begin, true);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - event.timeStamp);
      port2.postMessage(0);
    });
  };
  for (const kind of kinds) addEventListener(kind, begin, true);
}), undefined`;

type Interaction = {
  what: string;
  /** Before all repeats. */
  before?: () => Promise<unknown>;
  /** Before each, outside of what is timed. */
  ready?: () => Promise<unknown>;
  act: (repeat: number) => Promise<unknown>;
  /** After each, outside of what is timed. */
  after?: () => Promise<unknown>;
};

const squareAt = (page: Page, row: number, column: number): Locator =>
  page.locator("tr:has(.square)").nth(row).locator(".square").nth(column);

function interactionsOf(page: Page): Interaction[] {
  const key = (name: string) => () => page.keyboard.press(name);
  const atSquare = () => squareAt(page, 3, 2).focus();
  const back = () => page.goBack();
  const bar = page.locator(".matrix-bar");
  const rows = bar.locator("select").first();
  return [
    { what: "arrow", before: atSquare, act: (n) => page.keyboard.press(n % 2 ? "ArrowUp" : "ArrowDown") },
    { what: "mode, by key", before: atSquare, act: key("m") },
    {
      what: "mode, by mouse",
      act: (n) =>
        bar
          .locator(".segments a")
          .nth((n + 1) % 2)
          .click(),
    },
    { what: "sort", before: atSquare, act: key("s") },
    { what: "fold", before: atSquare, act: key("f") },
    { what: "hide a row", ready: atSquare, act: key("h"), after: back },
    { what: "hide a column", ready: atSquare, act: key("Shift+H"), after: back },
    {
      what: "group",
      act: (n) => rows.selectOption({ index: (n + 1) % 3 }),
    },
    {
      what: "budget",
      before: () => page.locator("#matrix-budget").focus(),
      act: (n) => page.keyboard.press(n % 2 ? "Backspace" : "2"),
    },
    { what: "spotlight", act: () => page.locator(".coverage-part").nth(1).click() },
    { what: "open the panel", before: atSquare, act: key("Enter"), after: key("Escape") },
    { what: "close the panel", before: atSquare, ready: key("Enter"), act: key("Escape") },
  ];
}

async function timeOne(page: Page, { before, ready, act, after }: Interaction): Promise<number[]> {
  const times: number[] = [];
  await before?.();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    await ready?.();
    await page.waitForTimeout(REST_MS);
    await page.evaluate(ARM);
    await act(repeat);
    times.push((await page.evaluate("window.took")) as number);
    await after?.();
  }
  return times;
}

/** Fills a store with most of 60 chips x 40 schemes. */
export async function fillWide(store: Store): Promise<void> {
  await ingest(store, wideFleet(), () => undefined);
}

/** From a key or a click to the end of the next frame, on a matrix of 60 x 40 squares. */
export async function interactionRows(url: string): Promise<Row[]> {
  const executablePath = await findBrowser();
  if (!executablePath) return [];
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: SCREEN });
    await page.goto(url, { waitUntil: "networkidle" });
    await page.locator("html[data-awake]").waitFor();
    const rows: Row[] = [];
    for (const one of interactionsOf(page)) {
      const times = await timeOne(page, one);
      const p95 = percentile(times, 0.95);
      rows.push({
        what: `60 x 40 squares: ${one.what}`,
        measured: `${ms(p95)} p95`,
        against: `${BUDGET_MS} ms`,
        ratio: (p95 / BUDGET_MS).toFixed(2),
        budget: "<= 1",
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}
