import { toCsv } from "@/lib/contract/csv";
import { LAYER_METRICS } from "@/lib/domain/drift/layer-metrics";
import { LAYER_PLACES, type LayerPlace } from "@/lib/domain/drift/layers";
import { headRows } from "@/lib/formats/csv/delimiter";
import type { ImportFile } from "@/lib/formats/import-file";
import type { Importer } from "@/lib/formats/importer";
import { type CsvTable, foldHeader, readTable, type TableRow } from "@/lib/formats/layers/csv-table";
import type { LayerFile, LayerRow, Refusal } from "@/lib/formats/layers/layer-file";
import { figuresOf, metricColumns, metricNamed } from "@/lib/formats/layers/metric-columns";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "layer-csv";

/** Columns of the table beside its metrics. Documented in docs/formats.md. */
export const LAYER_COLUMNS = [
  { name: "layer", needed: true, meaning: "name of the layer, the node or the tensor that it writes" },
  { name: "op", needed: false, meaning: "operator, for instance `Conv`" },
  { name: "inputs", needed: false, meaning: "names of the layers that it reads, with `;` or `|` between them" },
  { name: "fused_from", needed: false, meaning: "nodes that were compiled into it, likewise" },
  { name: "placement", needed: false, meaning: "`npu`, `gpu` or `cpu`" },
] as const;

type ColumnName = (typeof LAYER_COLUMNS)[number]["name"];

/** The example row of the template, which is made up: it is skipped. */
const EXAMPLE_LAYER = "example_layer (made up, not imported)";

/** `localSqnr` is written `local_sqnr`. */
export const columnOf = (metric: string) => metric.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The template: every column, and one example row. Committed as docs/layers-template.csv. */
export function layerTemplate(): string {
  const example: Record<string, string> = {
    layer: EXAMPLE_LAYER,
    op: "Conv",
    inputs: "images",
    placement: "npu",
    sqnr: "25.7",
  };
  const names = [...LAYER_COLUMNS.map(({ name }) => name), ...LAYER_METRICS.map(({ name }) => columnOf(name))];
  return toCsv(names, [names.map((name) => example[name] ?? "")]);
}

const namesIn = (cell: string) =>
  cell
    .split(/[;|]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Cells of the named columns of a table. */
class Cells {
  readonly used: number[];
  readonly #table: CsvTable;
  readonly #index: Record<ColumnName, number>;

  constructor(table: CsvTable) {
    this.#table = table;
    const entries = LAYER_COLUMNS.map(({ name }) => [name, table.column(foldHeader(name))] as const);
    this.#index = Object.fromEntries(entries) as Record<ColumnName, number>;
    this.used = entries.map(([, index]) => index).filter((index) => index >= 0);
  }

  has(name: ColumnName): boolean {
    return this.#index[name] >= 0;
  }

  text({ cells }: TableRow, name: ColumnName): string {
    return cells[this.#index[name]] ?? "";
  }

  place(row: TableRow): LayerPlace | null {
    const text = this.text(row, "placement").toLowerCase();
    const found = LAYER_PLACES.find((place) => place === text);
    if (!found && text !== "")
      this.#table.refused.push({
        line: row.line,
        reason: `placement ${JSON.stringify(text.slice(0, 40))} is none of npu, gpu, cpu`,
      });
    return found ?? null;
  }
}

function rowOf(cells: Cells, row: TableRow, values: Record<string, number>): LayerRow {
  const [op, inputs, fused] = [cells.text(row, "op"), cells.text(row, "inputs"), cells.text(row, "fused_from")];
  return {
    line: row.line,
    name: cells.text(row, "layer"),
    of: "layer",
    ...(op && { op }),
    ...(cells.has("inputs") && { inputs: namesIn(inputs) }),
    ...(fused && { fusedFrom: namesIn(fused) }),
    ...(cells.has("placement") && { place: cells.place(row) }),
    values,
  };
}

async function readLayerCsv(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerFile | Refusal> {
  const table = await readTable(file, signal);
  if ("reason" in table) return table;
  const cells = new Cells(table);
  if (!cells.has("layer")) {
    const had = table.names.filter(Boolean).slice(0, 8).join(", ");
    return { line: 1, reason: `has no column named layer, only ${had}: rename the column that names the layers` };
  }
  const columns = metricColumns(table, cells.used, metricNamed);
  if (columns.length === 0 && !cells.has("placement") && !cells.has("inputs"))
    return {
      line: 1,
      reason: "has no column of figures: add one a metric, for instance sqnr (docs/layers-template.csv)",
    };
  const kept = table.rows.filter((row) => cells.text(row, "layer") !== EXAMPLE_LAYER);
  if (kept.length === 0) return { line: null, reason: "has no row but the example of the template" };
  const rows = kept.map((row) => rowOf(cells, row, figuresOf(table, row, columns)));
  return { rows, ordered: true, against: null, refused: table.refused, notes: table.tell() };
}

/** Any table of layers: a column `layer` and one a metric. */
export const layerCsv: Importer = {
  id: ID,
  name: "Layer CSV",
  detect(head) {
    if (isGraph(head)) return "companion";
    const [names = []] = headRows(head.text, 1);
    if (!names.some((name) => foldHeader(name) === "layer")) return null;
    return names.some((name) => metricNamed(name) !== null || foldHeader(name) === "placement") ? "reads" : null;
  },
  read: (files, options) => readLayerFiles(ID, files, options, readLayerCsv),
};
