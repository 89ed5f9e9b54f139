import type { CsvValue } from "@/lib/contract/csv";
import { STANDING_STATES, type Standing } from "@/lib/domain/standing";

type Column = readonly [string, (standing: Standing) => CsvValue];

/** How something stands, as columns of a CSV file. */
export const STANDING_COLUMNS: readonly Column[] = [
  ["cells", ({ cells }) => cells],
  ...STANDING_STATES.map((state): Column => [state, ({ states }) => states[state]]),
  ["runs", ({ runs }) => runs],
  ["worst_delta", ({ worst }) => worst?.delta],
  ["worst_unit", ({ worst }) => worst?.unit],
  ["worst_metric", ({ worst }) => worst?.metricName],
  ["worst_model", ({ worst }) => worst?.model],
  ["worst_scheme", ({ worst }) => worst?.scheme],
  ["worst_chip", ({ worst }) => worst?.chip],
  ["worst_cell", ({ worst }) => worst?.key],
  ["worst_marks", ({ worst }) => worst?.marks.join("; ")],
  ["newest", ({ newest }) => newest && new Date(newest).toISOString()],
];
