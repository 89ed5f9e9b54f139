import type { Matrix } from "@/components/matrix/use-matrix";
import { groupingOf, type MatrixLayout, type Side } from "@/lib/domain/matrix-layout";

type Shown = Pick<Matrix, "arranged" | "facts">;

/** Ids of the entries of a side in the order in which they are shown; a folded group stands for all of its own that are not hidden. */
export function shownIds({ arranged, facts }: Shown, side: Side, layout: MatrixLayout): string[] {
  const [lines, entries] = side === "row" ? [arranged.rows, facts.rows] : [arranged.columns, facts.columns];
  const grouping = groupingOf(facts.axes[side], layout[side]);
  const hidden = new Set(layout[side].hidden);
  return lines.flatMap(({ entry, group }) => {
    if (entry) return [entry.id];
    return entries.flatMap(({ id, groups }) => (groups[grouping] === group && !hidden.has(id) ? [id] : []));
  });
}
