"use client";

import { type ReactNode, useMemo, useRef } from "react";
import { numberFormats } from "@/components/format/numbers";
import type { Locale } from "@/components/locale/locales";
import type { DeskWords } from "@/components/matrix/desk-words";
import type { Face } from "@/components/matrix/face";
import type { GridFacts, LineFacts, PlacedSquare } from "@/components/matrix/facts";
import { headingOf, nameOf } from "@/components/matrix/line-heading";
import { type FaceContext, makeFace, makeLook } from "@/components/matrix/make-face";
import { placeSquares } from "@/components/matrix/place-squares";
import { mergerOf, rankOf } from "@/components/matrix/rank-square";
import type { SetsInForce } from "@/components/matrix/set-entries";
import { squareDetail } from "@/components/matrix/square-detail";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, MatrixContext } from "@/components/matrix/use-matrix";
import { arrangeGrid } from "@/lib/domain/arrange-grid";
import { groupingOf, type MatrixLayout, type Side } from "@/lib/domain/matrix-layout";

type Properties = { facts: GridFacts; words: DeskWords; sets: SetsInForce; locale: Locale; children: ReactNode };

/** What of a layout decides which line stands where: choosing a square or a budget moves nothing. */
function orderKey({ row, column, mode }: MatrixLayout): string {
  return JSON.stringify([row, column, row.sort || column.sort ? mode : null]);
}

/** Makes faces when they are wanted, each once. */
function faceMaker(context: FaceContext): (square: PlacedSquare) => Face {
  const made = new WeakMap<PlacedSquare, Face>();
  return (square) => {
    const known = made.get(square) ?? makeFace(square, context);
    made.set(square, known);
    return known;
  };
}

/** Arranges the matrix as the layout has it, for everything that shows a part of it. */
export function MatrixProvider({ facts, words, sets, locale, children }: Properties) {
  const { layout } = useLayout();
  const { mode, budget } = layout;
  const grid = useMemo(() => placeSquares(facts), [facts]);
  const key = orderKey(layout);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the layout that matters here
  const arranged = useMemo(
    () => arrangeGrid(grid, facts.axes, layout, { merge: mergerOf(facts), rank: rankOf(facts) }),
    [grid, facts, key],
  );
  const context = useMemo(
    () => ({ mode, budget, grid: facts, formats: numberFormats(locale), words: words.square }),
    [mode, budget, facts, locale, words],
  );
  const faceOf = useMemo(() => faceMaker(context), [context]);
  const lookOf = useMemo(() => (square: PlacedSquare) => makeLook(square, context), [context]);
  const groupings = useMemo(
    () => ({ row: groupingOf(facts.axes.row, layout.row), column: groupingOf(facts.axes.column, layout.column) }),
    [facts, layout.row, layout.column],
  );
  const finder = useRef<Matrix["finder"]["current"]>(null);
  const matrix = useMemo((): Matrix => {
    const entries = {
      row: new Map(facts.rows.map((entry) => [entry.id, entry])),
      column: new Map(facts.columns.map((entry) => [entry.id, entry])),
    } satisfies Record<Side, Map<string, LineFacts>>;
    const groupLabel = (side: Side, group: string) => facts.groups[`${groupings[side]}:${group}`] ?? group;
    return {
      facts,
      arranged,
      faceOf,
      lookOf,
      detailOf: (square) => squareDetail(square, faceOf(square), { ...context, locale, stacks: facts.stacks }),
      headingOf: (side, line) =>
        headingOf(line, {
          entry: line.entry === null ? undefined : entries[side].get(line.entry.id),
          group: groupLabel(side, line.group ?? ""),
          folded: words.folded[side],
          grouping: groupings[side],
        }),
      nameOf: (side, id) => nameOf(entries[side].get(id)),
      groupLabel,
      entryOf: (side, id) => entries[side].get(id),
      finder,
      sets,
      words,
      locale,
    };
  }, [facts, arranged, faceOf, lookOf, context, groupings, sets, words, locale]);
  return <MatrixContext value={matrix}>{children}</MatrixContext>;
}
