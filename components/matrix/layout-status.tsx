"use client";

import { useEffect, useRef, useState } from "react";
import { fill } from "@/components/matrix/fill";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, useMatrix } from "@/components/matrix/use-matrix";
import { groupingOf, type MatrixLayout, SIDES, type Side } from "@/lib/domain/matrix-layout";

type Named = Pick<Matrix, "words" | "nameOf" | "groupLabel" | "facts">;

/** Whether a list or a choice of one side differs. */
const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

function sideWords(side: Side, before: MatrixLayout, after: MatrixLayout, matrix: Named): (string | null)[] {
  const { words, groupLabel, facts } = matrix;
  const [was, is] = [before[side], after[side]];
  const other = side === "row" ? "column" : "row";
  const called = (of: Side, id: string) => matrix.nameOf(of, id) ?? groupLabel(of, id);
  const sorted = is.sort && [
    fill(words.sorted[side], { name: called(other, is.sort.by) }),
    is.sort.first === "worst" ? words.worstFirst : words.bestFirst,
  ];
  const folds = is.folded.filter((group) => !was.folded.includes(group));
  const unfolds = was.grouping === is.grouping ? was.folded.filter((group) => !is.folded.includes(group)) : [];
  const grouping = words.groupings[groupingOf(facts.axes[side], is)];
  return [
    differs(was.sort, is.sort) ? (sorted?.join(words.separator) ?? words.status.unsorted[side]) : null,
    differs(was.hidden, is.hidden) ? fill(words.hidden[side], { count: is.hidden.length }) : null,
    was.grouping === is.grouping ? null : fill(words.status.grouped[side], { name: grouping }),
    ...folds.map((group) => fill(words.status.folded, { name: called(side, group) })),
    ...unfolds.map((group) => fill(words.status.unfolded, { name: called(side, group) })),
  ];
}

/** What a change of the layout did, in words for those who do not see it; empty for what tells itself. */
export function changeWords(before: MatrixLayout, after: MatrixLayout, matrix: Named): string {
  const { words } = matrix;
  return [
    before.mode === after.mode ? null : words.modes[after.mode],
    ...SIDES.flatMap((side) => sideWords(side, before, after, matrix)),
  ]
    .filter(Boolean)
    .join(words.separator);
}

/** Tells what a key, a menu or a control did to the whole matrix, once it is done. */
export function LayoutStatus() {
  const matrix = useMatrix();
  const { layout } = useLayout();
  const known = useRef(layout);
  const [said, say] = useState("");
  useEffect(() => {
    if (known.current === layout) return;
    const told = changeWords(known.current, layout, matrix);
    known.current = layout;
    if (told !== "") say(told);
  }, [layout, matrix]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
