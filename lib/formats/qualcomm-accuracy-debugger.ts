import { LIMITS } from "@/lib/contract/limits";
import { headRows } from "@/lib/formats/csv/delimiter";
import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { type CsvTable, foldHeader, readTable, type TableRow } from "@/lib/formats/layers/csv-table";
import type { LayerFile, LayerRow, Refusal } from "@/lib/formats/layers/layer-file";
import { figuresOf, type MetricColumn, metricColumns } from "@/lib/formats/layers/metric-columns";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "qualcomm-accuracy-debugger";

/** Columns that name a layer, the first that is there counts: they differ between releases (formats.md A2). */
const NAMES = ["source name", "name", "op name", "target name"];
const OPS = ["layer type", "op type"];
const SIZES = ["size", "dimensions", "source shape", "target shape"];
/** Words of a comparator in the name of its column or in the column `Verifier`. */
const METRIC = /cosine|mse|mae|sqnr|snr|l1|rtol|topk|scaleddiff/;
/** Rows of the older summary: one a tensor and a verifier. */
const MAX_VERIFIERS = 10;

/** The figures of a comparator are the layer's own where each layer was given the reference's inputs. */
const isLayerwise = (path: string) =>
  /(?:^|[/_-])layerwise[^/]*\.csv$/i.test(path) && !/(?:oneshot|cumulative)[_-]?layerwise/i.test(path);

const LOCAL: Readonly<Record<string, string>> = { sqnr: "localSqnr", mse: "localMse" };

/** The metric of a comparator; one that the catalogue has not keeps the tool's name. */
function metricOf(name: string, local: boolean): string {
  const squeezed = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const known = /cosine/.test(squeezed)
    ? "cosine"
    : /s(?:q)?nr/.test(squeezed)
      ? "sqnr"
      : /^mse|^mae/.exec(squeezed)?.[0];
  if (known === undefined) return local ? `local ${name}` : name;
  return local ? (LOCAL[known] ?? `local ${known}`) : known;
}

const isRange = (folded: string) => /\(\s*min\s*,\s*max/.test(folded);

/** `(-1.5, 2.25, 0.5)`, `-1.5,2.25,0.5` or a list: minimum and maximum; null for anything else. */
export function rangeIn(cell: string): [min: number, max: number] | null {
  const parts = cell
    .replace(/[()[\]]/g, "")
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const [min, max] = parts;
  if (min === undefined || max === undefined || parts.length > 3 || !parts.every(Number.isFinite) || min > max)
    return null;
  return [min, max];
}

type Columns = {
  name: number;
  op: number;
  ranges: { index: number; of: "range" | "target" }[];
  metrics: MetricColumn[];
};

function rangesOf({ ranges }: Columns, { cells }: TableRow): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { index, of } of ranges) {
    const found = rangeIn(cells[index] ?? "");
    if (found) [values[`${of}Min`], values[`${of}Max`]] = found;
  }
  return values as Record<string, number>;
}

function bind(table: CsvTable, local: boolean): Columns | string {
  const name = table.column(...NAMES);
  if (name < 0) return `has no column that names a layer: one of ${NAMES.join(", ")} is needed`;
  const op = table.column(...OPS);
  const ranges = table.names.flatMap((header, index) =>
    isRange(foldHeader(header))
      ? [{ index, of: /source/i.test(header) ? ("range" as const) : ("target" as const) }]
      : [],
  );
  const used = [name, op, ...ranges.map(({ index }) => index)];
  const metrics = metricColumns(table, used, (header, folded) =>
    METRIC.test(folded) ? metricOf(header, local) : null,
  );
  return { name, op, ranges, metrics };
}

const base = (columns: Columns, { line, cells }: TableRow): Omit<LayerRow, "values"> => {
  const op = columns.op < 0 ? "" : (cells[columns.op] ?? "");
  return { line, name: cells[columns.name] ?? "", of: "output", ...(op && { op }) };
};

function wide(table: CsvTable, columns: Columns): LayerRow[] | string {
  if (!columns.metrics.some(({ index }) => METRIC.test(table.folded(index))))
    return `has no column of a comparator: cosine, mse, mae, sqnr, snr, l1, rtolatol, topk or scaleddiff is needed`;
  return table.rows.map((row) => ({
    ...base(columns, row),
    values: { ...rangesOf(columns, row), ...figuresOf(table, row, columns.metrics) },
  }));
}

/** The older summary has a row a tensor and a verifier, and its figure under `Metric`: rows of one tensor become one. */
function long(table: CsvTable, columns: Columns, local: boolean): LayerRow[] {
  const [verifier, metric] = [table.column("verifier"), table.column("metric")];
  const rows = new Map<string, LayerRow & { values: Record<string, number> }>();
  for (const row of table.rows) {
    const value = table.figure(row, metric);
    const said = base(columns, row);
    const known = rows.get(said.name) ?? { ...said, values: {} };
    rows.set(said.name, known);
    const name = metricOf(row.cells[verifier] || "verifier", local);
    if (Object.hasOwn(known.values, name))
      table.refused.push({
        line: row.line,
        reason: `repeats ${name} of ${JSON.stringify(said.name.slice(0, 80))}; the first is kept`,
      });
    else if (value !== null) known.values[name] = value;
  }
  return [...rows.values()];
}

async function readSummary(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerFile | Refusal> {
  const table = await readTable(file, signal, LIMITS.layers * MAX_VERIFIERS);
  if ("reason" in table) return table;
  const local = isLayerwise(file.path);
  const columns = bind(table, local);
  if (typeof columns === "string") return { line: 1, reason: columns };
  const isLong = table.column("verifier") >= 0 && table.column("metric") >= 0;
  const rows = isLong ? long(table, columns, local) : wide(table, columns);
  if (typeof rows === "string") return { line: 1, reason: rows };
  if (rows.length > LIMITS.layers)
    return { line: null, reason: `has ${rows.length} layers; at most ${LIMITS.layers} of a model are stored` };
  const notes = table.tell();
  if (local) notes.push("a layerwise run gives every layer the reference's inputs: its figures are the layer's own");
  return { rows, ordered: true, against: "float", refused: table.refused, notes };
}

function detect(head: FileHead): "reads" | "companion" | null {
  if (isGraph(head)) return "companion";
  const [names = []] = headRows(head.text, 1);
  const folded = names.map(foldHeader);
  const own = folded.includes("source name") || folded.includes("target name") || folded.includes("verifier");
  const older = folded.some((name) => NAMES.includes(name)) && folded.some((name) => [...OPS, ...SIZES].includes(name));
  return (own || older) && folded.some((name) => METRIC.test(name) || name === "verifier") ? "reads" : null;
}

/** CSV files of Qualcomm's accuracy debuggers, SNPE, QNN and QAIRT: summaries, verifications and snooping runs. */
export const qualcommAccuracyDebugger: Importer = {
  id: ID,
  name: "Qualcomm accuracy debugger",
  detect,
  read: (files, options) => readLayerFiles(ID, files, options, readSummary),
};
