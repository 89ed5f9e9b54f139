import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { foldedHeader, readTable, type TableRow } from "@/lib/formats/layers/csv-table";
import { figureOf } from "@/lib/formats/layers/figure";
import type { LayerFile, LayerRow, Refusal } from "@/lib/formats/layers/layer-file";
import { pythonList } from "@/lib/formats/layers/python-list";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "executorch-numeric-gap";

/** The distance that was asked for stands nowhere in the table: people name the file after it. */
const DISTANCES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])mse(?:[^a-z]|$)/i, "mse"],
  [/(?:^|[^a-z])l1(?:[^a-z]|$)/i, "l1"],
  [/(?:^|[^a-z])s(?:q)?nr(?:[^a-z]|$)/i, "sqnr"],
];

const UNSAID =
  "does not say which distance it holds: the gap is kept and shown, but not judged. Put mse, l1 or snr into the file's name";

function gapOf(cell: string): { value: number | null; many: boolean } | string {
  const items = pythonList(cell);
  const [first = ""] = items;
  const none = figureOf(first);
  if (none === null) return { value: null, many: false };
  const value = Number(first);
  if (!Number.isFinite(value)) return `gap ${JSON.stringify(cell.slice(0, 60))} is no number`;
  return { value: figureOf(value) ?? null, many: items.length > 1 };
}

type Columns = { aot: number; runtime: number; gap: number; handle: number; metric: string };

/** How many rows have what is told once. */
type Seen = { many: number; none: number };

function rowOf({ line, cells }: TableRow, columns: Columns, seen: Seen): LayerRow | string {
  const ops = pythonList(cells[columns.aot] ?? "");
  const names = ops.length > 0 ? ops : pythonList(cells[columns.runtime] ?? "");
  const last = names.at(-1);
  if (last === undefined) return "names no operator";
  const found = gapOf(cells[columns.gap] ?? "");
  if (typeof found === "string") return found;
  if (found.many) seen.many += 1;
  if (found.value === null) seen.none += 1;
  const handle = pythonList(cells[columns.handle] ?? "").join(",");
  return {
    line,
    name: last,
    of: "layer",
    ...(names.length > 1 && { fusedFrom: names }),
    ...(handle !== "" && { handle }),
    values: found.value === null ? {} : { [columns.metric]: found.value },
  };
}

async function readGap(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerFile | Refusal> {
  const table = await readTable(file, signal);
  if ("reason" in table) return table;
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const columns: Columns = {
    aot: table.column("aot ops"),
    runtime: table.column("runtime ops"),
    gap: table.column("gap"),
    handle: table.column("aot debug handle", "runtime debug handle"),
    metric: DISTANCES.find(([pattern]) => pattern.test(name))?.[1] ?? "gap",
  };
  if (columns.gap < 0 || (columns.aot < 0 && columns.runtime < 0))
    return { line: 1, reason: "lacks aot_ops or gap: write the table of calculate_numeric_gap with to_csv" };
  const rows: LayerRow[] = [];
  const seen: Seen = { many: 0, none: 0 };
  for (const one of table.rows) {
    const row = rowOf(one, columns, seen);
    if (typeof row === "string") table.refused.push({ line: one.line, reason: row });
    else rows.push(row);
  }
  if (rows.length === 0) return table.refused[0] ?? { line: null, reason: "names no layer" };
  const notes = table.tell();
  if (columns.metric === "gap") notes.push(UNSAID);
  if (seen.many > 0) notes.push(`${seen.many} rows have several gaps, of which the first is kept`);
  if (seen.none > 0) notes.push(`gap is no finite number in ${seen.none} rows: unknown there`);
  return { rows, ordered: true, against: "float", refused: table.refused, notes };
}

/** The table of ExecuTorch's `Inspector.calculate_numeric_gap`, as people write it with `to_csv`. */
export const executorchNumericGap: Importer = {
  id: ID,
  name: "ExecuTorch numeric gap",
  detect(head: FileHead) {
    if (isGraph(head)) return "companion";
    const folded = foldedHeader(head.text);
    return folded.includes("gap") && (folded.includes("aot ops") || folded.includes("runtime ops")) ? "reads" : null;
  },
  read: (files, options) => readLayerFiles(ID, files, options, readGap),
};
