import type { useTranslations } from "next-intl";
import { chipHref, modelHref } from "@/components/layout/places";
import { axisLabel, fullLabel } from "@/components/matrix/axis-words";
import type { GridFacts, LineFacts } from "@/components/matrix/facts";
import { groupLabels } from "@/components/matrix/group-words";
import { makeFacts } from "@/components/matrix/make-facts";
import { marksOf, sharedMarks } from "@/components/matrix/marks";
import type { Axis, AxisEntry, Cell, MatrixView } from "@/lib/domain/matrix";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

/** Names what many share by its place in a list. */
function placing<T>(): { list: T[]; placeOf: (key: string, make: () => T) => number } {
  const list: T[] = [];
  const places = new Map<string, number>();
  const placeOf = (key: string, make: () => T) => {
    const place = places.get(key) ?? list.push(make()) - 1;
    places.set(key, place);
    return place;
  };
  return { list, placeOf };
}

function pageOf(axis: Axis, { id, groups }: AxisEntry, asOf: number | null): string | null {
  if (axis === "model") return modelHref(id.split(" · ")[0] ?? id, asOf);
  return axis === "chip" && groups.arch !== "off-device" ? chipHref(id, asOf) : null;
}

function stackText({ path, qairt, onnxruntime }: Cell, t: Translate): string {
  const parts = [path, qairt && `QAIRT ${qairt}`, onnxruntime && `ONNX Runtime ${onnxruntime}`];
  return parts.filter(Boolean).join(t("separator"));
}

/** A matrix as the browser gets it: every figure once, for all modes. */
export function gridFacts({ grid, filter, asOfTime, pinned, asOf }: MatrixView, t: Translate): GridFacts {
  const metrics = placing<GridFacts["metrics"][number]>();
  const stacks = placing<string>();
  const shared = {
    metricOf: ({ unit, direction }: Cell) =>
      metrics.placeOf(`${direction} ${unit}`, () => ({ unit, lower: direction === "lower" })),
    stackOf: (cell: Cell) => {
      const text = stackText(cell, t);
      return stacks.placeOf(text, () => text);
    },
  };
  const line = (axis: Axis, entry: AxisEntry): LineFacts => {
    const label = axisLabel(axis, entry.id, entry.label, t);
    const full = fullLabel(axis, entry, t);
    return {
      id: entry.id,
      label,
      ...(full === label ? {} : { fullLabel: full }),
      detail: entry.detail,
      groups: entry.groups,
      href: pageOf(axis, entry, pinned ? asOf : null),
    };
  };
  const squares = grid.squares.map((row) => row.map((square) => makeFacts(square, shared)));
  return {
    axes: { row: filter.rows, column: filter.columns },
    rows: grid.rows.map((entry) => line(filter.rows, entry)),
    columns: grid.columns.map((entry) => line(filter.columns, entry)),
    squares,
    metrics: metrics.list,
    stacks: stacks.list,
    groups: { ...groupLabels(grid.rows, t), ...groupLabels(grid.columns, t) },
    said: marksOf(sharedMarks(grid.squares)),
    now: Math.round((asOfTime ?? 0) / 1000),
    diff: filter.diff,
  };
}
