import type { Column } from "@/lib/contract/table";
import { STANDING_STATES, type Standing } from "@/lib/domain/standing";

type Line = { standing: Standing };

/** How something stands, as columns of a CSV file. */
export const STANDING_COLUMNS: readonly Column<Line>[] = [
  ["cells", ({ standing }) => standing.cells],
  ...STANDING_STATES.map((state): Column<Line> => [state, ({ standing }) => standing.states[state]]),
  ["runs", ({ standing }) => standing.runs],
  ["worst_delta", ({ standing }) => standing.worst?.delta],
  ["worst_unit", ({ standing }) => standing.worst?.unit],
  ["worst_metric", ({ standing }) => standing.worst?.metricName],
  ["worst_model", ({ standing }) => standing.worst?.model],
  ["worst_scheme", ({ standing }) => standing.worst?.scheme],
  ["worst_chip", ({ standing }) => standing.worst?.chip],
  ["worst_cell", ({ standing }) => standing.worst?.key],
  ["worst_marks", ({ standing }) => standing.worst?.marks.join("; ")],
  ["newest", ({ standing: { newest } }) => newest && new Date(newest).toISOString()],
];
