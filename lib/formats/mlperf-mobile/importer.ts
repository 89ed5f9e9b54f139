import type { RunInput } from "@/lib/contract/run";
import { explainJson } from "@/lib/formats/explain-json";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { FileHead, Importer, ImportOptions } from "@/lib/formats/importer";
import { joinSystem, type SystemFile, systemPlace } from "@/lib/formats/mlperf-mobile/join-system";
import type { Environment, Measurement, Submission } from "@/lib/formats/mlperf-mobile/measurement";
import { isAccuracyText, readAccuracyText } from "@/lib/formats/mlperf-mobile/read-accuracy-text";
import { readResults } from "@/lib/formats/mlperf-mobile/read-results";
import {
  chipOf,
  isSystemText,
  namesOtherChip,
  readSystem,
  type SystemFacts,
} from "@/lib/formats/mlperf-mobile/system-file";
import { toRun } from "@/lib/formats/mlperf-mobile/to-run";
import { shown } from "@/lib/formats/plain-value";
import { readText } from "@/lib/formats/read-text";

/** The published files have at most 30 kB. */
export const MAX_BYTES = 16 * 1024 * 1024;

const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const isLoadgenLog = (path: string) => baseName(path).startsWith("mlperf_log_");

function detect({ path, text }: FileHead): "reads" | "companion" | null {
  if (isLoadgenLog(path)) return "companion";
  if (text.includes('"benchmark_id"') || isAccuracyText(text)) return "reads";
  return isSystemText(text) ? "companion" : null;
}

type ResultFile = { file: ImportFile; submissions: Submission[] };
type Sorted = { results: ResultFile[]; systems: SystemFile[]; items: ImportItem[] };

function sortText(file: ImportFile, text: string, into: Sorted): void {
  const at = { file: file.path, line: null };
  if (isAccuracyText(text)) {
    into.results.push({ file, submissions: [readAccuracyText(text)] });
    return;
  }
  const parsed = explainJson(text);
  if (isSystemText(text)) {
    into.systems.push({ path: file.path, ...systemPlace(file.path), facts: readSystem(text) });
    if ("reason" in parsed) {
      const reason = `${parsed.reason}; its "key": "value" pairs were read as far as they go`;
      into.items.push({ kind: "skipped", ...at, line: parsed.line, reason });
    }
    into.items.push({ kind: "read", file: file.path });
  } else if ("reason" in parsed) into.items.push({ kind: "refused", ...at, ...parsed, values: 0 });
  else into.results.push({ file, submissions: readResults(parsed.value) });
}

async function sortFiles(files: readonly ImportFile[], signal: AbortSignal | undefined): Promise<Sorted> {
  const into: Sorted = { results: [], systems: [], items: [] };
  for (const file of files) {
    signal?.throwIfAborted();
    const at = { file: file.path, line: null };
    if (isLoadgenLog(file.path)) {
      const reason = "is a LoadGen log: the accuracy that the app made of it is in its result file";
      into.items.push({ kind: "skipped", ...at, reason });
      continue;
    }
    const read = await readText(file, MAX_BYTES);
    if ("reason" in read) into.items.push({ kind: "refused", ...at, ...read, values: 0 });
    else sortText(file, read.text, into);
  }
  return into;
}

type Joined = { facts: SystemFacts | null; notJoined: string | null };

function joinFacts(file: string, { socModel }: Environment, systems: readonly SystemFile[]): Joined {
  const joined = joinSystem(file, systems);
  if (typeof joined === "string") return { facts: null, notJoined: joined };
  if (!namesOtherChip(socModel, joined.facts.processor)) return { facts: joined.facts, notJoined: null };
  return { facts: null, notJoined: `${baseName(joined.path)} names another chip than the phone` };
}

function measurementItem(at: { file: string }, measurement: Measurement, document: RunInput | string): ImportItem {
  const { line, place } = measurement;
  if (typeof document !== "string") return { kind: "run", ...at, line, document, notJoined: null };
  const reason = document.startsWith("unknown ") ? document : `${place}: ${document}`;
  return { kind: "refused", ...at, line, reason, values: 1 };
}

function* submissionItems(file: string, submission: Submission, systems: readonly SystemFile[]): Generator<ImportItem> {
  const { environment, measurements, losses } = submission;
  for (const { kind, line, reason, values } of losses)
    yield kind === "skipped" ? { kind, file, line, reason } : { kind, file, line, reason, values };
  const { facts, notJoined } = joinFacts(file, environment, systems);
  const soc = chipOf(environment.socModel, facts?.processor ?? null);
  if (soc === null) {
    if (measurements.length === 0) return;
    const name = shown(environment.socModel ?? environment.device ?? baseName(file));
    const reason = `unknown device ${name}: no chip is named in the file, and ${notJoined ?? "its system file names none"}`;
    yield { kind: "refused", file, line: null, reason, values: measurements.length };
    return;
  }
  for (const measurement of measurements) {
    const item = measurementItem({ file }, measurement, toRun(measurement, environment, facts, soc));
    yield item.kind === "run" ? { ...item, notJoined } : item;
  }
}

async function* read(files: readonly ImportFile[], options: ImportOptions): AsyncGenerator<ImportItem> {
  const { results, systems, items } = await sortFiles(files, options.signal);
  yield* items;
  for (const { file, submissions } of results) {
    options.signal?.throwIfAborted();
    for (const submission of submissions) yield* submissionItems(file.path, submission, systems);
    yield { kind: "read", file: file.path };
  }
}

/** Results of the MLPerf Mobile app, rounds 2.0 to 5.0, and the system files published beside them. */
export const mlperfMobile: Importer = { id: "mlperf-mobile", name: "MLPerf Mobile results", detect, read };
