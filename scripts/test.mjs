// `npm test`: everything that decides whether a change may land, from a fresh clone to one closing line.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { checkNode, inProject, ROOT, run } from "./project.mjs";
import { duration, report, say, Trouble } from "./say.mjs";
import { addTallies, closingLine, playwrightFailures, playwrightTally, vitestFailures, vitestTally } from "./tally.mjs";

const HELP = `npm test                        every stage, in this order: check, unit, build, browser
npm test -- --only STAGE        one stage, or several with commas (browser builds first when it has to)
npm test -- --only unit ARG...  ARG goes to Vitest or Playwright: a file, -t NAME, --grep NAME

  check    formatting, lint rules and types (biome, tsc)
  unit     unit, storage, architecture and documentation tests (Vitest)
  build    the production build (next build)
  browser  flows in a real browser against the built server (Playwright)

The last line is "N passed, N failed" (", N skipped" when there are), summed over Vitest and Playwright.
A stage that fails outside its tests, as the build can, counts as one failure.`;

const reports = mkdtempSync(path.join(tmpdir(), "driftgrid-test-"));
const node = (args, options) => run(process.execPath, args, { show: true, ...options });
const bin = (...parts) => inProject("node_modules", ...parts);
const readReport = (name) => {
  try {
    return JSON.parse(readFileSync(path.join(reports, name), "utf8"));
  } catch {
    return undefined;
  }
};

/** Every stage: whether it went well, a tally of its tests, and which failed. */
const STAGES = {
  async check() {
    const { code } = await run("npm", ["run", "--silent", "check"], { show: true });
    return { ok: code === 0 };
  },
  async unit(args) {
    const output = path.join(reports, "unit.json");
    const { code } = await node([
      bin("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${output}`,
      ...args,
    ]);
    const report = readReport("unit.json");
    return { ok: code === 0, tally: vitestTally(report), failures: vitestFailures(report, ROOT) };
  },
  async build() {
    await ensureBuilt();
    return { ok: true };
  },
  async browser(args) {
    await ensureBuilt();
    const CHROME_PATH = await ensureBrowser();
    const PLAYWRIGHT_JSON_OUTPUT_NAME = path.join(reports, "browser.json");
    const { code } = await node([bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json", ...args], {
      env: { CHROME_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME },
    });
    const report = readReport("browser.json");
    return { ok: code === 0, tally: playwrightTally(report), failures: playwrightFailures(report) };
  },
};

async function runStage(name, work) {
  say(`\n== ${name}`);
  const began = performance.now();
  const outcome = await work().catch((error) => {
    report(error);
    return { ok: false };
  });
  return { name, ...outcome, took: performance.now() - began };
}

/** @returns {{ help: boolean, stages: string[], passedOn: string[] }} */
function readArguments([...given]) {
  const at = given.findIndex((argument) => argument === "--only" || argument.startsWith("--only="));
  const [option] = at < 0 ? [] : given.splice(at, 1);
  const only = option === "--only" ? (given.splice(at, 1)[0] ?? "") : option?.slice("--only=".length);
  const stages = only === undefined ? Object.keys(STAGES) : only.split(",");
  const unknown = stages.find((name) => !(name in STAGES));
  if (unknown !== undefined)
    throw new Trouble(
      `no stage is called ${JSON.stringify(unknown)}.`,
      `name one of ${Object.keys(STAGES).join(", ")}`,
    );
  const runners = stages.filter((name) => STAGES[name].length > 0);
  const help = given.includes("--help") || given.includes("-h");
  if (!help && given.length > 0 && runners.length !== 1)
    throw new Trouble(
      `${given.join(" ")} could be meant for Vitest or for Playwright.`,
      "say for which: npm test -- --only unit ARG... or --only browser ARG...",
    );
  return { help, stages, passedOn: given };
}

function summarize(outcomes, began) {
  const failures = outcomes.flatMap((outcome) => outcome.failures ?? []);
  if (failures.length > 0) say(["\n== failed", ...failures].join("\n- "));
  say("\n== summary");
  for (const { name, ok, tally, took } of outcomes)
    say(
      `${ok ? "ok    " : "FAILED"}  ${name.padEnd(8)} ${duration(took).padStart(12)}  ${tally ? closingLine(tally) : ""}`,
    );
  say(`all stages together: ${duration(performance.now() - began)}`);
}

async function prepare(stages) {
  checkNode();
  await ensureInstalled();
  if (stages.includes("browser")) await ensureBrowser();
  return { ok: true };
}

async function main() {
  const { help, stages, passedOn } = readArguments(process.argv.slice(2));
  if (help) {
    say(HELP);
    return 0;
  }
  const began = performance.now();
  const outcomes = [await runStage("set-up", () => prepare(stages))];
  if (outcomes[0].ok) for (const name of stages) outcomes.push(await runStage(name, () => STAGES[name](passedOn)));
  summarize(outcomes, began);
  const total = addTallies(outcomes);
  say(closingLine(total));
  return total.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = report(error);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
