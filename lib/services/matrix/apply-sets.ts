import { type ProblemError, ServiceError } from "@/lib/contract/problem";
import type { Axis, AxisEntry, Cell, MatrixFilter } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import type { SavedSet } from "@/lib/domain/saved-set";
import { entriesOf } from "@/lib/services/order-axis";

/** What stands on the two sides of a matrix when sets say so; null leaves a side to the cells. */
export type SetSides = { row: SavedSet | null; column: SavedSet | null };

/** Names told of in a problem. */
const NAMED = 20;

function knownSets(sets: readonly SavedSet[], axis: Axis): string {
  const names = sets.filter((set) => set.axis === axis).map(({ name }) => JSON.stringify(name));
  if (names.length === 0) return `no set of this axis (${axis}) is saved`;
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `sets of this axis (${axis}): ${names.slice(0, NAMED).join(", ")}${more}`;
}

function findSet(sets: readonly SavedSet[], side: "row" | "column", name: string | null, axis: Axis) {
  if (name === null) return { set: null, error: null };
  const set = sets.find((one) => one.name === name);
  if (set?.axis === axis) return { set, error: null };
  const message = set
    ? `the set ${JSON.stringify(name)} is of another axis: ${set.axis}`
    : `there is no set ${JSON.stringify(name)}`;
  return { set: null, error: { location: `${side}.set`, message, fix: knownSets(sets, axis) } };
}

/** The sets that a filter names. Throws `invalid-query` for one that is unknown or of another axis. */
export function findSets(sets: readonly SavedSet[], filter: MatrixFilter): SetSides {
  const row = findSet(sets, "row", filter.rowSet, filter.rows);
  const column = findSet(sets, "column", filter.columnSet, filter.columns);
  const errors: ProblemError[] = [row.error, column.error].filter((error) => error !== null);
  const [first] = errors;
  if (first) throw new ServiceError("invalid-query", `${first.location}: ${first.message}`, errors);
  return { row: row.set, column: column.set };
}

/** Cells that stand under what the sets name. */
export function inSets(cells: readonly Cell[], filter: MatrixFilter, { row, column }: SetSides): Cell[] {
  const holds = (set: SavedSet | null) => set && new Set(set.ids);
  const [rows, columns] = [holds(row), holds(column)];
  return cells.filter(
    (cell) => (rows?.has(axisId(cell, filter.rows)) ?? true) && (columns?.has(axisId(cell, filter.columns)) ?? true),
  );
}

/**
 * The entries of a side that a set names, in its order, whether cells stand under them or not.
 * @param only what the filter leaves of this axis, models without their variants; empty leaves all
 */
export function setEntries(set: SavedSet, only: readonly string[]): AxisEntry[] {
  const variant = (id: string) => set.axis === "model" && only.some((model) => id.startsWith(`${model} · `));
  const ids = only.length === 0 ? set.ids : set.ids.filter((id) => only.includes(id) || variant(id));
  const entries = new Map(entriesOf(set.axis, ids).map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => entries.get(id) ?? []);
}
