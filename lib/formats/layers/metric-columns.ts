import { LIMITS } from "@/lib/contract/limits";
import { LAYER_METRICS } from "@/lib/domain/drift/layer-metrics";
import type { CsvTable, TableRow } from "@/lib/formats/layers/csv-table";
import { layerName } from "@/lib/formats/layers/layer-name";

/** A column whose figures are kept, and the metric they are kept as. */
export type MetricColumn = { index: number; metric: string };

const squeeze = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
const BY_SQUEEZED = new Map(LAYER_METRICS.map(({ name }) => [squeeze(name), name]));

/** The catalogue's metric of a column that is named after it (`local_sqnr`, `SQNR (dB)`); null for another name. */
export const metricNamed = (header: string): string | null =>
  BY_SQUEEZED.get(squeeze(header.replace(/[\s_]*\(?\bdb\)?$/i, ""))) ?? null;

/**
 * The metrics of a table: those whose column means a metric, and other columns of figures under their own names, which
 * are stored and shown but never judged. Says in the table's notes what was left out.
 * @param used columns that are read as something else
 * @param meaning the metric of a column, null for one of unknown meaning
 */
export function metricColumns(
  table: CsvTable,
  used: readonly number[],
  meaning: (header: string, folded: string) => string | null,
): MetricColumn[] {
  const columns: MetricColumn[] = [];
  const taken = new Set<string>();
  const unread: string[] = [];
  for (const [index, header] of table.names.entries()) {
    if (used.includes(index) || header === "") continue;
    const known = meaning(header, table.folded(index));
    const metric = known ?? (table.isNumeric(index) ? layerName(header) : null);
    if (metric === null || taken.has(metric) || metric === "placement") unread.push(header);
    else if (columns.length >= LIMITS.layerMetrics) unread.push(header);
    else {
      taken.add(metric);
      columns.push({ index, metric });
    }
  }
  if (unread.length > 0) table.notes.push(`columns that were not read: ${unread.slice(0, 20).join(", ")}`);
  return columns;
}

/** The figures of a row by metric. */
export function figuresOf(table: CsvTable, row: TableRow, columns: readonly MetricColumn[]): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { index, metric } of columns) {
    const value = table.figure(row, index);
    if (value !== null) values[metric] = value;
  }
  return values;
}
