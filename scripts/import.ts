import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import type { ImportReport } from "@/lib/contract/import-report";
import { type Listed, listFiles } from "@/lib/formats/folder-files";
import { IMPORTERS, importerById } from "@/lib/formats/importers";
import { importFiles } from "@/lib/services/import-files";
import { settleAll } from "@/lib/services/settle";
import { fromUser, messageOf, readArguments, stop } from "@/scripts/command";
import { showProgress } from "@/scripts/import-progress";
import { exitCode, mergeReports, reportLines } from "@/scripts/import-report";

/** Places kept for `--report`; those behind them are counted. */
const MAX_NOTES = 100_000;

const USAGE = `Import results that other tools wrote.

  npm run import -- PATH... [options]

PATH is a file or a folder, which is read with all in it; several are read together, since
some files need others beside them. What reads each file is found by itself; importing twice
adds nothing. docs/formats.md says what is read and what is not.

  --dry-run            read and check everything, store nothing; with --database-url also
                       tell what is stored already
  --format FORMAT      auto (default), or only: ${wrapped(
    IMPORTERS.map(({ id }) => id),
    66,
  )}
  --date YYYY-MM-DD    day of the results, where a format carries none
  --mapping FILE       JSON that says what the columns of a CSV file mean (docs/formats.md)
  --run ID             the stored run that layer, placement and latency files belong to
  --database-url URL   file:PATH or postgres://...; default DATABASE_URL, else ${DEFAULT_DATABASE_URL}
  --report FILE        write the whole report as JSON, every place included`;

/** Words with commas between them, in lines below the options' explanations. */
function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= width) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.join(`,\n${" ".repeat(23)}`);
}

function checkDate(date: string | undefined): void {
  if (date === undefined) return;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) stop(USAGE, `--date ${date} is no day.`);
}

function checkFormat(format: string): void {
  if (format !== "auto" && !importerById(format)) stop(USAGE, `--format ${format} is not a format.`);
}

function checkRun(id: string | undefined): void {
  const isId = id === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (!isId) stop(USAGE, `--run ${id} is not the id of a run.`);
}

function readMapping(file: string | undefined): Record<string, unknown> | undefined {
  if (file === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(fromUser(file), "utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    stop(USAGE, `--mapping ${file} cannot be read: ${messageOf(error)}`);
  }
  return stop(USAGE, `--mapping ${file} holds no JSON object.`);
}

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    "dry-run": { type: "boolean", default: false },
    format: { type: "string", default: "auto" },
    date: { type: "string" },
    mapping: { type: "string" },
    run: { type: "string" },
    "database-url": { type: "string" },
    report: { type: "string" },
  },
});
if (positionals.length === 0) stop(USAGE, "Name at least one PATH.");
checkDate(values.date);
checkFormat(values.format);
checkRun(values.run);
const mapping = readMapping(values.mapping);
const dryRun = values["dry-run"];

/** Places that are read together: results in one folder may need a file of another. */
type Together = { places: string[]; listed: Listed };

/** All places as one set; a place whose files are named like those of another stands in a set of its own. */
async function gather(places: readonly string[]): Promise<Together[]> {
  const sets: Together[] = [];
  for (const place of places) {
    const listed = await listFiles(fromUser(place));
    const names = new Set(listed.files.map((file) => file.path));
    const set = sets.find((one) => !one.listed.files.some((file) => names.has(file.path)));
    if (set) {
      set.places.push(place);
      set.listed.files.push(...listed.files);
      set.listed.items.push(...listed.items);
    } else sets.push({ places: [place], listed });
  }
  return sets;
}

async function importTogether(store: Store | null, { places, listed }: Together): Promise<ImportReport> {
  const progress = showProgress(places.map((place) => path.basename(fromUser(place))).join(", "));
  try {
    return await importFiles(store, listed.files, {
      format: values.format,
      dryRun,
      now: Date.now,
      before: listed.items,
      maxNotes: MAX_NOTES,
      onProgress: progress.step,
      ...(values.date !== undefined && { date: values.date }),
      ...(mapping && { mapping }),
      ...(values.run !== undefined && { run: values.run.toLowerCase() }),
    });
  } finally {
    progress.stop();
  }
}

async function settle(store: Store, stored: number): Promise<void> {
  const settled = await settleAll(store, { holder: randomUUID(), clock: Date.now });
  if (settled > 0) console.error(`Settled ${settled} runs; the matrix shows them now.`);
  else if (stored > 0) console.error("Another process is settling the runs; the matrix shows them in a moment.");
}

async function main(store: Store | null): Promise<number> {
  const reports: ImportReport[] = [];
  const sets = await gather(positionals);
  for (const set of sets) {
    const report = await importTogether(store, set);
    reports.push(report);
    if (sets.length > 1) console.log(`\n${set.places.join(", ")}`);
    console.log(reportLines(report).join("\n"));
  }
  const whole = mergeReports(reports);
  if (store && !dryRun) await settle(store, whole.stored + whole.supplements.stored);
  if (values.report) {
    writeFileSync(fromUser(values.report), `${JSON.stringify(whole, null, 2)}\n`);
    console.error(`The whole report is in ${values.report}.`);
  }
  return exitCode(whole);
}

try {
  const url = values["database-url"] ?? process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL;
  // Opening a database may make or migrate it: a dry run does that only for one that was named.
  const store = dryRun && values["database-url"] === undefined ? null : await openStore(url);
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
