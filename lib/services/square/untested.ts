import { isRunnable } from "@/lib/domain/cause/runnable";
import { type Axis, type Cell, type MatrixFilter, TARGET_KINDS, type TargetKind } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import type { PlanPlace } from "@/lib/domain/plan/rank";
import type { Neighbour, Untested } from "@/lib/domain/square-view";
import { axisEntries } from "@/lib/services/order-axis";
import { planDocument } from "@/lib/services/plan/plan-document";

/** Neighbours named on each side. */
const NAMED = 3;

type Place = { row: string; column: string };

/** Measured cells of one line, nearest first in the order of the other axis; of several at one place the first. */
function nearest(cells: readonly Cell[], filter: MatrixFilter, at: Place, along: "row" | "column"): Neighbour[] {
  const [fixed, free] = along === "row" ? [filter.rows, filter.columns] : [filter.columns, filter.rows];
  const [line, place] = along === "row" ? [at.row, at.column] : [at.column, at.row];
  const order = new Map(axisEntries([...cells], free).map(({ id }, index) => [id, index]));
  // What nobody ran anywhere has no place of its own: the first ones are as near as any.
  const own = order.get(place) ?? 0;
  const distance = (cell: Cell) => Math.abs((order.get(axisId(cell, free)) ?? 0) - own);
  const seen = new Set<string>();
  return cells
    .filter((cell) => axisId(cell, fixed) === line && cell.status === "ok" && cell.value !== null)
    .sort((a, b) => distance(a) - distance(b) || (a.key < b.key ? -1 : 1))
    .filter((cell) => seen.size < seen.add(axisId(cell, free)).size)
    .slice(0, NAMED)
    .map((cell) => ({ row: axisId(cell, filter.rows), column: axisId(cell, filter.columns), cell }));
}

const isTarget = (id: string): id is TargetKind => TARGET_KINDS.some((kind) => kind === id);

/** What standing at `id` of an axis asks of a run. */
function asked(axis: Axis, id: string): Partial<PlanPlace> {
  switch (axis) {
    case "chip":
      return isTarget(id) ? { chip: null, targetKind: id } : { chip: id, targetKind: "device" };
    case "scheme":
      return { scheme: id };
    case "path":
      return id === "unknown" ? {} : { path: id };
    case "qairt":
    case "onnxruntime":
      return id === "unknown" ? {} : { versions: { [axis]: id } };
    case "model":
      return {};
  }
}

/** A place like that of a measured cell, moved to where nobody measured. */
function placeOf(like: Cell, filter: MatrixFilter, at: Place): PlanPlace {
  const { model, variant, targetKind, chip, scheme, path, backend, simulated, emulated } = like;
  const rest = { targetKind, chip, scheme, path, backend, simulated, emulated };
  return {
    ...{ model, variant, evaluationKey: "", versions: {} },
    ...rest,
    ...asked(filter.rows, at.row),
    ...asked(filter.columns, at.column),
  };
}

/**
 * The neighbour that shares most with a square: its model where models stand on an axis, else its chip, and with it the
 * way of running. A float reference is like no other target.
 */
function likest({ row, column }: Untested["neighbours"], { rows, columns }: MatrixFilter, at: Place): Cell | null {
  const all = rows === "chip" || rows === "model" ? [...row, ...column] : [...column, ...row];
  const near = rows === "model" ? row : columns === "model" ? column : all;
  const isReference = [at.row, at.column].includes("reference");
  return near.find(({ cell }) => (cell.targetKind === "reference") === isReference)?.cell ?? null;
}

/**
 * What would test a square that nobody ran.
 * @param cells all that the filter shows
 */
export function untestedSquare(cells: readonly Cell[], filter: MatrixFilter, at: Place): Untested {
  const neighbours = { row: nearest(cells, filter, at, "row"), column: nearest(cells, filter, at, "column") };
  const like = likest(neighbours, filter, at);
  if (!like) return { neighbours, runnable: true, document: null };
  const place = placeOf(like, filter, at);
  const ran = cells.some(({ chip, path, status }) => chip === place.chip && path === place.path && status === "ok");
  return {
    neighbours,
    runnable: isRunnable({ chip: place.chip, scheme: place.scheme, path: place.path, ran }),
    document: planDocument({ place, evaluation: like }),
  };
}
