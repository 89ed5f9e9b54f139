import { compareGroups } from "@/lib/domain/group-order";
import type { Axis, AxisEntry, Mode } from "@/lib/domain/matrix";
import { type Grouping, groupingOf, type MatrixLayout, type SideLayout } from "@/lib/domain/matrix-layout";

/** One line of an arranged matrix: a row or a column, or a group folded into one. */
export type Line = {
  /** Unlike that of every other line of its side, and the same however lines stand. */
  key: string;
  /** What stands on the line; null for a folded group. */
  entry: AxisEntry | null;
  /** Id of the group that it stands in; null where the side is not grouped. */
  group: string | null;
  folded: boolean;
  /** Entries on the line: one, or those that are folded into it. */
  count: number;
};

export type ArrangedGrid<S> = { rows: Line[]; columns: Line[]; squares: S[][] };

/** A line with the places of its entries in the grid that is arranged. */
type Placed = { line: Line; at: number[] };
type Ranks = (at: readonly number[]) => number | null;

type Entries = readonly AxisEntry[];

const flat = (entries: Entries): number[] => entries.map((_, index) => index);

/** The places in order: entries named in `order` first, in its order; the others as they stood. */
function ordered(entries: Entries, places: readonly number[], order: readonly string[]): number[] {
  if (order.length === 0) return [...places];
  const wanted = new Map([...new Set(order)].map((id, index) => [id, index]));
  const rank = (place: number) => wanted.get(entries[place]?.id ?? "") ?? wanted.size;
  return places.toSorted((a, b) => rank(a) - rank(b));
}

/** Groups in the order in which they are shown, each with its places in theirs; an ungrouped side is one. */
function grouped(
  entries: Entries,
  places: readonly number[],
  grouping: Grouping,
  order: readonly string[],
): [string | null, number[]][] {
  const groups = new Map<string | null, number[]>();
  for (const place of places) {
    const group = grouping === "flat" ? null : (entries[place]?.groups[grouping] ?? "unknown");
    const members = groups.get(group);
    if (members) members.push(place);
    else groups.set(group, [place]);
  }
  const named = new Set(order);
  const isNamed = ([, members]: [string | null, number[]]) =>
    members.some((place) => named.has(entries[place]?.id ?? ""));
  // Groups whose entries a reader put first stand first, in that order; the others as their kind is ordered.
  const all = [...groups];
  return [
    ...all.filter(isNamed),
    ...all.filter((one) => !isNamed(one)).sort(([a], [b]) => compareGroups(grouping, a ?? "", b ?? "")),
  ];
}

/** Worst first or best first; what has no rank last either way. */
function sorted(places: readonly number[], ranks: Ranks, first: "worst" | "best"): number[] {
  const ranked = places.map((place) => ({ place, rank: ranks([place]) }));
  const sign = first === "worst" ? -1 : 1;
  return ranked
    .sort((a, b) => {
      if (a.rank === null || b.rank === null) return Number(a.rank === null) - Number(b.rank === null);
      return a.rank === b.rank ? 0 : sign * (a.rank < b.rank ? -1 : 1);
    })
    .map(({ place }) => place);
}

/** The places on the other side that an order looks at: those of an entry, else of a group; null for neither. */
function lookedAt(entries: Entries, axis: Axis, side: SideLayout, by: string): number[] | null {
  const one = entries.findIndex(({ id }) => id === by);
  if (one >= 0) return [one];
  const grouping = groupingOf(axis, side);
  const members = flat(entries).filter((place) => entries[place]?.groups[grouping] === by);
  return members.length > 0 ? members : null;
}

/**
 * The lines of one side: what is hidden goes, the rest is grouped, folded and put in order.
 * @param ranks of the squares that places of this side and those that `sort` names share
 */
function linesOf(entries: Entries, axis: Axis, side: SideLayout, ranks: Ranks | null): Placed[] {
  const hidden = new Set(side.hidden);
  const folded = new Set(side.folded);
  const left = flat(entries).filter((place) => !hidden.has(entries[place]?.id ?? ""));
  const places = ordered(entries, left, side.order);
  return grouped(entries, places, groupingOf(axis, side), side.order).flatMap(([group, members]): Placed[] => {
    if (group !== null && folded.has(group)) {
      const line = { key: `group:${group}`, entry: null, group, folded: true, count: members.length };
      return [{ line, at: members }];
    }
    const inOrder = ranks && side.sort ? sorted(members, ranks, side.sort.first) : members;
    return inOrder.flatMap((place) => {
      const entry = entries[place];
      if (!entry) return [];
      return [{ line: { key: `entry:${entry.id}`, entry, group, folded: false, count: 1 }, at: [place] }];
    });
  });
}

/**
 * Lays a grid out as a reader asked: hides, groups, folds, orders and sorts. The same on the server and in the browser.
 * A group folds into one line whose squares are merged. Ids that the grid lacks are ignored. Sorting keeps to groups,
 * and squares without a rank come last.
 * @param of how squares of one place on the page become one (at least one; whatever their order), and how much attention
 * a square asks for: larger is worse, null for what nobody can judge
 */
export function arrangeGrid<S>(
  grid: { rows: readonly AxisEntry[]; columns: readonly AxisEntry[]; squares: readonly (readonly S[])[] },
  axes: { row: Axis; column: Axis },
  layout: Pick<MatrixLayout, "mode" | "row" | "column">,
  of: { merge: (under: S[]) => S; rank: (square: S, mode: Mode) => number | null },
): ArrangedGrid<S> {
  const under = (rows: readonly number[], columns: readonly number[]): S => {
    if (rows.length === 1 && columns.length === 1) return grid.squares[rows[0] as number]?.[columns[0] as number] as S;
    const all = rows.flatMap((row) => columns.map((column) => grid.squares[row]?.[column] as S));
    return of.merge(all);
  };
  const rank = (rows: readonly number[], columns: readonly number[]) => of.rank(under(rows, columns), layout.mode);
  const byColumn = layout.row.sort && lookedAt(grid.columns, axes.column, layout.column, layout.row.sort.by);
  const byRow = layout.column.sort && lookedAt(grid.rows, axes.row, layout.row, layout.column.sort.by);
  const rows = linesOf(grid.rows, axes.row, layout.row, byColumn && ((at) => rank(at, byColumn)));
  const columns = linesOf(grid.columns, axes.column, layout.column, byRow && ((at) => rank(byRow, at)));
  return {
    rows: rows.map(({ line }) => line),
    columns: columns.map(({ line }) => line),
    squares: rows.map((row) => columns.map((column) => under(row.at, column.at))),
  };
}
