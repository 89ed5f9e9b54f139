import type { Store } from "@/db/store";
import { findChip } from "@/lib/domain/find-chip";
import type { OpRollupCell, OpRollupRow, OpRollupVersion, OpRollupView } from "@/lib/domain/layer-history-view";
import { compareVersions } from "@/lib/domain/version";
import { type DriftSummary, summarizeRuns } from "@/lib/services/drift/drift-summary";
import { type LayeredLine, readLayeredRuns } from "@/lib/services/drift/layered-runs";
import { findMark, momentOf } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";

/** Newest runs with layers that are looked at, and those of them that are rolled up. */
export const ROLLUP_RUNS = 1_000;
export const ROLLED_UP = 120;

const UNKNOWN = "unknown";

export type OpRollupQuery = { version: OpRollupVersion; arch: string | null; asOf: number | null };

const archOf = ({ chip }: LayeredLine) => (chip === null ? "off-device" : (findChip(chip)?.htpArch ?? "arch-unknown"));

/** The newest run of each model, target, scheme, path and version: repeats must not count twice. */
function newestOfEach(runs: readonly LayeredLine[], version: OpRollupVersion): LayeredLine[] {
  const seen = new Map<string, LayeredLine>();
  for (const run of runs) {
    const { model, variant, targetKind, chip, scheme, path } = run;
    const key = JSON.stringify([model, variant, targetKind, chip, scheme, path, run[version]]);
    if (!seen.has(key)) seen.set(key, run);
  }
  return [...seen.values()];
}

type Tally = OpRollupCell & { sum: number };

const emptyTally = (): Tally => ({
  runs: 0,
  models: [],
  layers: 0,
  culprits: 0,
  culpritModels: [],
  mean: 0,
  worst: 0,
  sum: 0,
});

function addModel(models: string[], model: string): void {
  if (!models.includes(model)) models.push(model);
}

/** Adds what one run's layers of each type came to. */
function addSummary(tallies: Map<string, Tally>, summary: DriftSummary, keyOf: (op: string) => string): void {
  const seen = new Set<string>();
  for (const [position, { op }] of summary.nodes.entries()) {
    const introduced = summary.introduced[position] ?? Number.NaN;
    if (op === null || Number.isNaN(introduced)) continue;
    const key = keyOf(op);
    const tally = tallies.get(key) ?? emptyTally();
    tallies.set(key, tally);
    const { model } = summary.line;
    const loss = Math.max(0, introduced);
    if (!seen.has(key)) tally.runs += 1;
    seen.add(key);
    addModel(tally.models, model);
    tally.layers += 1;
    tally.sum += loss;
    tally.worst = Math.max(tally.worst, loss);
    if (!summary.culprits.has(position)) continue;
    tally.culprits += 1;
    addModel(tally.culpritModels, model);
  }
}

/** The first version from which on every version with such layers has culprits among them. */
function sinceOf(versions: readonly string[], cells: readonly (OpRollupCell | null)[]): string | null {
  let since: string | null = null;
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const cell = cells[index];
    if (!cell) continue;
    if (cell.culprits === 0) return since;
    since = versions[index] ?? null;
  }
  return since;
}

function toRows(tallies: ReadonlyMap<string, Tally>, versions: readonly string[]): OpRollupRow[] {
  const names = new Map<string, { op: string; arch: string }>();
  for (const key of tallies.keys()) {
    const [op = "", arch = ""] = JSON.parse(key) as string[];
    names.set(JSON.stringify([op, arch]), { op, arch });
  }
  return [...names.values()].map(({ op, arch }) => {
    const cells = versions.map((version): OpRollupCell | null => {
      const tally = tallies.get(JSON.stringify([op, arch, version]));
      if (!tally) return null;
      const { sum, models, culpritModels, ...cell } = tally;
      return { ...cell, models: models.toSorted(), culpritModels: culpritModels.toSorted(), mean: sum / cell.layers };
    });
    return { op, arch, cells, since: sinceOf(versions, cells) };
  });
}

const total = (row: OpRollupRow, key: "culprits" | "worst") =>
  row.cells.reduce((most, cell) => Math.max(most, cell?.[key] ?? 0), 0);

const byVersion = (a: string, b: string) => Number(b === UNKNOWN) - Number(a === UNKNOWN) || compareVersions(a, b);

/**
 * Types of operators that drift, by architecture and version, over the newest runs with layers of all models: "LayerNorm
 * drifts on V79 since 2.45". Each run is judged against its best comparator, else alone.
 */
export async function readOpRollup(store: Store, query: OpRollupQuery): Promise<OpRollupView> {
  const mark = await findMark(store, query.asOf);
  const upTo = query.asOf === null ? null : mark.seq;
  const { shown } = await readSamples(store, mark.seq);
  const all = (await readLayeredRuns(store, undefined, upTo, ROLLUP_RUNS)).filter(
    ({ origin }) => shown || origin !== SAMPLE,
  );
  const each = newestOfEach(all, query.version);
  const archs = [...new Set(each.map(archOf))].sort();
  const asked = each.filter((run) => query.arch === null || archOf(run) === query.arch);
  const lines = asked.slice(0, ROLLED_UP);
  const summaries = await summarizeRuns(store, lines, all, mark, upTo);
  const versionOf = (line: LayeredLine) => line[query.version] ?? UNKNOWN;
  const versions = [...new Set(summaries.map(({ line }) => versionOf(line)))].sort(byVersion);
  const tallies = new Map<string, Tally>();
  for (const summary of summaries)
    addSummary(tallies, summary, (op) => JSON.stringify([op, archOf(summary.line), versionOf(summary.line)]));
  const rows = toRows(tallies, versions).sort(
    (x, y) =>
      total(y, "culprits") - total(x, "culprits") || total(y, "worst") - total(x, "worst") || (x.op < y.op ? -1 : 1),
  );
  return {
    filter: query,
    versions,
    rows,
    archs,
    runs: summaries.length,
    models: new Set(summaries.map(({ line }) => line.model)).size,
    truncated: lines.length < asked.length,
    ...momentOf(mark),
  };
}
