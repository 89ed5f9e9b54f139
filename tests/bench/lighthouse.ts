import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CHROMIUM_FLAGS, findBrowser } from "@/scripts/browser.mjs";
import type { Row } from "@/tests/bench/report";

/**
 * The last Lighthouse that runs on Node.js 20. npx gets it from npm: more packages than all of ours, and only this
 * measurement needs them.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const WITHIN_MS = 180_000;

type Report = { categories: Record<string, { score: number | null }> };

/** The scores of a page on Lighthouse's slow phone, or on its desktop, in a row; what went wrong where there is none. */
export async function lighthouseRow(url: string, path: string, form: "phone" | "desktop"): Promise<Row> {
  const browser = await findBrowser();
  const row = { what: `Lighthouse of ${path}, ${form}`, against: CATEGORIES.join(" / "), ratio: "" };
  const budget = "95 / 100 / 95";
  if (!browser) return { ...row, measured: "no browser: node scripts/browser.mjs gets one", budget };
  const flags = ["--headless=new", ...CHROMIUM_FLAGS].join(" ");
  const arguments_ = [
    ...["--yes", LIGHTHOUSE, `${url}${path}`, "--output=json", "--quiet", `--chrome-flags=${flags}`],
    ...[`--only-categories=${CATEGORIES.join(",")}`, ...(form === "desktop" ? ["--preset=desktop"] : [])],
  ];
  try {
    const { stdout } = await promisify(execFile)("npx", arguments_, {
      env: { ...process.env, CHROME_PATH: browser },
      maxBuffer: 64 * 1024 * 1024,
      timeout: WITHIN_MS,
    });
    const { categories } = JSON.parse(stdout) as Report;
    const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? Number.NaN) * 100));
    return { ...row, measured: scores.join(" / "), budget };
  } catch (error) {
    return { ...row, measured: `did not run: ${String(error).split("\n", 1)[0]}`, budget };
  }
}
