import { formatMatrixQuery } from "@/lib/contract/matrix-filter";
import { formatRunsQuery, parseRunsQuery } from "@/lib/contract/runs-filter";
import type { Axis, MatrixFilter } from "@/lib/domain/matrix";
import { type MatrixLayout, PLAIN_LAYOUT } from "@/lib/domain/matrix-layout";
import { type AxisFacts, axisId } from "@/lib/domain/pivot";

/** Axes that may tell cells under one square apart; the first of equals is taken. */
const SEPARATORS: readonly Axis[] = ["path", "scheme", "chip", "model"];
/** Versions restrict no cell: they part its runs. */
export const FILTER_OF_AXIS = {
  chip: "chips",
  scheme: "schemes",
  path: "paths",
  model: "models",
  qairt: null,
  onnxruntime: null,
} as const;

function narrowed(filter: MatrixFilter, row: string, column: string, under: readonly Under[]): MatrixFilter {
  const only = (axis: Axis, id: string) => {
    const list = FILTER_OF_AXIS[axis];
    // The id of a model's variant is more than the model that the filter asks for.
    if (list === "models") return { models: [...new Set(under.map(({ model }) => model))] };
    return list === null ? {} : { [list]: [id] };
  };
  return {
    ...filter,
    ...only(filter.rows, row),
    ...only(filter.columns, column),
    rowSet: null,
    columnSet: null,
  };
}

type Under = AxisFacts & { key: string };

/** The axis on which cells have most different ids; null when they are alike on all. */
function mostTelling(axes: readonly Axis[], cells: readonly AxisFacts[]): Axis | null {
  const ids = (axis: Axis) => new Set(cells.map((cell) => axisId(cell, axis))).size;
  const [best] = axes.toSorted((a, b) => ids(b) - ids(a));
  return best && ids(best) > 1 ? best : null;
}

/**
 * Where a square leads: one cell to its page; several to the matrix over the axis that tells most of them apart, with the
 * mode and the budget in force; cells that no axis tells apart (another evaluation, backend or target) to the list of
 * their runs.
 */
export function squareHref(
  filter: MatrixFilter,
  { mode, budget }: Pick<MatrixLayout, "mode" | "budget"> = PLAIN_LAYOUT,
): (row: string, column: string, under: readonly Under[]) => string {
  const layout = { ...PLAIN_LAYOUT, mode, budget };
  return (row, column, under) => {
    const [only] = under;
    const asOfQuery = filter.asOf === null ? "" : `?asOf=${filter.asOf}`;
    if (only && under.length === 1) return `/cells/${encodeURIComponent(only.key)}${asOfQuery}`;
    const here = narrowed(filter, row, column, under);
    const separator = mostTelling(
      SEPARATORS.filter((axis) => axis !== filter.rows && axis !== filter.columns),
      under,
    );
    // An axis of versions stays: the other one is but one line now.
    const side = FILTER_OF_AXIS[filter.columns] === null && FILTER_OF_AXIS[filter.rows] !== null ? "rows" : "columns";
    if (separator) return `/?${formatMatrixQuery({ ...here, [side]: separator }, layout)}`;
    const { filter: all } = parseRunsQuery({});
    const models = [...new Set(under.map((cell) => cell.model))];
    const { chips, schemes, paths, targets, asOf } = here;
    return `/runs?${formatRunsQuery({ ...all, models, chips, schemes, paths, targets, asOf })}`;
  };
}
