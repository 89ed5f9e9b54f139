import { type Aliases, NO_ALIASES } from "@/lib/domain/alias";
import { readScorecardRow, SCORECARD_COLUMNS, type ScorecardRow } from "@/lib/formats/ai-hub-scorecard/scorecard-row";
import { deviceRun, SCORECARD_FORMAT, simulatorRun } from "@/lib/formats/ai-hub-scorecard/to-runs";
import {
  isToolVersions,
  readToolVersions,
  type ToolVersions,
  versionsBeside,
} from "@/lib/formats/ai-hub-scorecard/tool-versions";
import { headRows } from "@/lib/formats/csv/delimiter";
import { nearestName } from "@/lib/formats/csv/mapping";
import { type CsvEvent, readCsv } from "@/lib/formats/csv/read-csv";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer, ImportOptions } from "@/lib/formats/importer";

/** Simulator values that are remembered, so that a value is one run and not one a runtime. Real files have 150. */
const MAX_REMEMBERED = 50_000;

const NO_RUNTIME = "a simulator value has no runtime whose versions could be joined";

const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

type Context = {
  file: string;
  name: string;
  versions: ToolVersions;
  date: string | null;
  simulated: Set<string>;
  aliases: Aliases;
};

function* runsOf(row: ScorecardRow, line: number, context: Context): Generator<ImportItem> {
  const { file, name, versions, date, simulated } = context;
  const found = typeof versions === "string" ? versions : versions.get(row.runtime);
  const stack = typeof found === "object" ? found : undefined;
  const device = deviceRun(row, name, stack, date);
  if (device) {
    const missing = typeof found === "string" ? found : "the tool-versions.yaml beside it does not have the runtime";
    yield { kind: "run", file, line, document: device, notJoined: stack ? null : missing };
  }
  const simulator = simulatorRun(row, name, date);
  if (!simulator) return;
  const key = JSON.stringify(simulator);
  if (simulated.has(key)) {
    yield { kind: "skipped", file, line, reason: "repeats a simulator value for another runtime" };
    return;
  }
  if (simulated.size < MAX_REMEMBERED) simulated.add(key);
  yield { kind: "run", file, line, document: simulator, notJoined: NO_RUNTIME };
}

function missingColumn(names: readonly string[]): string | null {
  const absent = SCORECARD_COLUMNS.find((name) => !names.includes(name));
  if (absent === undefined) return null;
  const free = names.filter((name) => name !== "" && !(SCORECARD_COLUMNS as readonly string[]).includes(name));
  const near = nearestName(absent, free);
  return `the column "${absent}" is missing${near === null ? "" : `; the nearest is ${JSON.stringify(near)}`}`;
}

function problemOf(event: CsvEvent): string | null {
  // pandas ends every row: without that the last cell, the sample count, may be half of one.
  if (event.kind === "row") return event.open ? "the file ends inside this row: it was cut" : null;
  return event.kind === "header" ? missingColumn(event.names) : event.reason;
}

function* rowItems(
  line: number,
  names: readonly string[],
  cells: readonly string[],
  context: Context,
): Generator<ImportItem> {
  const row = readScorecardRow((column) => cells[names.indexOf(column)] ?? "", names, context.aliases);
  const at = { file: context.file, line };
  if ("skipped" in row) yield { kind: "skipped", ...at, reason: row.skipped };
  else if ("refused" in row) yield { kind: "refused", ...at, reason: row.refused, values: row.values };
  else yield* runsOf(row, line, context);
}

async function* readScorecard(
  file: ImportFile,
  versions: ToolVersions,
  options: ImportOptions,
): AsyncGenerator<ImportItem> {
  const context: Context = {
    file: file.path,
    name: baseName(file.path),
    versions,
    date: options.date ?? null,
    simulated: new Set(),
    aliases: options.aliases ?? NO_ALIASES,
  };
  let names: readonly string[] = [];
  for await (const event of readCsv(file)) {
    options.signal?.throwIfAborted();
    if (event.kind === "header") names = event.names;
    const problem = problemOf(event);
    if (problem !== null) {
      const own = event.kind === "ragged" || event.kind === "row";
      const values = own ? 1 : 0;
      yield { kind: "refused", file: file.path, line: event.line, reason: problem, values };
      if (!own) return;
    } else if (event.kind === "row") yield* rowItems(event.line, names, event.cells, context);
  }
  yield { kind: "read", file: file.path };
}

/** The scorecard of qualcomm/ai-hub-models: accuracy of torch, simulator and device, with the tool versions of its day. */
export const aiHubScorecard: Importer = {
  id: SCORECARD_FORMAT,
  name: "AI Hub scorecard",
  detect({ path, text }) {
    if (isToolVersions(path)) return /^tool_versions:/m.test(text) ? "companion" : null;
    const [names = []] = headRows(text, 1);
    const own = ["model_id", "precision", "runtime", "Device Accuracy", "Sim Accuracy"];
    return own.filter((name) => names.includes(name)).length >= own.length - 1 ? "reads" : null;
  },
  async *read(files, options) {
    const companions = new Map(files.filter(({ path }) => isToolVersions(path)).map((file) => [file.path, file]));
    for (const file of files) {
      if (isToolVersions(file.path)) continue;
      options.signal?.throwIfAborted();
      const beside = companions.get(versionsBeside(file.path));
      const versions = beside ? yield* readToolVersions(beside) : "there is no tool-versions.yaml beside it";
      yield* readScorecard(file, versions, options);
    }
  },
};
