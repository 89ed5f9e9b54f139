import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { detectFormats } from "@/lib/formats/detect";
import { listFiles } from "@/lib/formats/folder-files";
import type { ImportItem } from "@/lib/formats/import-item";
import { type ImportReport, importItems } from "@/lib/services/import-items";
import { settleAll } from "@/lib/services/settle";
import { exitCode, mergeReports, reportLines } from "@/scripts/import-report";

const USAGE = `Import results that other tools wrote.

  npm run import -- PATH... [options]

PATH is an ai-hub-models release folder (with devices_and_chipsets.yaml), a folder of
releases, or one model's folder of a release. Importing twice adds nothing.

  --dry-run            read and check everything, store nothing
  --date YYYY-MM-DD    day of publication, for releases without a COMMIT file
  --database-url URL   file:PATH or postgres://...; default DATABASE_URL, else ${DEFAULT_DATABASE_URL}
  --report FILE        write the whole report as JSON, every place included`;

/** Without a terminal, a line at most this often. */
const LINE_EVERY_MS = 5_000;

function stop(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        date: { type: "string" },
        "database-url": { type: "string" },
        report: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

/** npm starts scripts in the project's folder; paths are meant from where the user stands. */
const fromUser = (place: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), place);

function checkDate(date: string | undefined): string | null {
  if (date === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) stop(`--date ${date} is no day.`);
  return date;
}

type Progress = { step: (done: number, total: number) => void; stop: () => void };

function showProgress(title: string): Progress {
  if (!process.stderr.isTTY) {
    let last = Date.now();
    const step = (done: number, total: number) => {
      if (Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      console.error(`${title}: ${done} of ${total} models`);
    };
    return { step, stop: () => {} };
  }
  const format = `${title} {bar} {value}/{total} models`;
  const bar = new cliProgress.SingleBar({ format, clearOnComplete: true }, cliProgress.Presets.shades_classic);
  bar.start(0, 0);
  const step = (done: number, total: number) => {
    bar.setTotal(total);
    bar.update(done);
  };
  return { step, stop: () => bar.stop() };
}

async function* itemsOf(place: string, date: string | null): AsyncGenerator<ImportItem> {
  const listed = await listFiles(place);
  const { groups, items } = await detectFormats(listed.files);
  yield* [...listed.items, ...items];
  for (const { importer, files } of groups) yield* importer.read(files, date === null ? {} : { date });
}

async function importPath(store: Store | null, place: string, date: string | null): Promise<ImportReport> {
  const progress = showProgress(path.basename(place));
  const items = itemsOf(place, date);
  try {
    return await importItems(store, items, { now: Date.now, onStep: progress.step });
  } finally {
    progress.stop();
  }
}

const { values, positionals } = readOptions();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (positionals.length === 0) stop("Name at least one PATH.");
const date = checkDate(values.date);
const dryRun = values["dry-run"];

/** What went wrong, without a stack: the user can act on the message, not on our line numbers. */
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function settle(store: Store, stored: number): Promise<void> {
  const settled = await settleAll(store, { holder: randomUUID(), clock: Date.now });
  if (settled > 0) console.error(`Settled ${settled} runs; the matrix shows them now.`);
  else if (stored > 0) console.error("Another process is settling the runs; the matrix shows them in a moment.");
}

async function main(store: Store | null): Promise<number> {
  const reports: ImportReport[] = [];
  for (const place of positionals) {
    const report = await importPath(store, fromUser(place), date);
    reports.push(report);
    if (positionals.length > 1) console.log(`\n${place}`);
    console.log(reportLines(report, dryRun).join("\n"));
  }
  const whole = mergeReports(reports);
  if (store) await settle(store, whole.stored);
  if (values.report) {
    writeFileSync(fromUser(values.report), `${JSON.stringify(whole, null, 2)}\n`);
    console.error(`The whole report is in ${values.report}.`);
  }
  return exitCode(whole);
}

try {
  const url = values["database-url"] ?? process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL;
  const store = dryRun ? null : await openStore(url);
  try {
    process.exitCode = await main(store);
  } finally {
    await store?.close();
  }
} catch (error) {
  console.error(
    `The import stopped: ${messageOf(error)}\nWhat was stored before stays; importing again adds only the rest.`,
  );
  process.exitCode = 1;
}
