"use client";

import dynamic from "next/dynamic";
import { type FocusEvent, type MouseEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { PageKeys } from "@/components/keys/page-keys";
import { FoldHeading } from "@/components/matrix/fold-heading";
import { GridHead } from "@/components/matrix/grid-head";
import { gridItems, placesOfRows } from "@/components/matrix/grid-items";
import { type Extent, headingAbove, type Position } from "@/components/matrix/grid-navigation";
import { GridRow } from "@/components/matrix/grid-row";
import { openSquare } from "@/components/matrix/layout-actions";
import { groupNeighbours } from "@/components/matrix/neighbours";
import { SetTold } from "@/components/matrix/set-told";
import { useDrawnSquares } from "@/components/matrix/use-drawn-squares";
import { type GridFocus, placeOf, useGridFocus } from "@/components/matrix/use-grid-focus";
import { useGridMenu } from "@/components/matrix/use-grid-menu";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, useMatrix } from "@/components/matrix/use-matrix";
import { useMatrixKeys } from "@/components/matrix/use-matrix-keys";
import { useReturn } from "@/components/matrix/use-return";
import { useSetChange } from "@/components/matrix/use-set-change";
import { useStayingChange } from "@/components/matrix/use-staying-change";
import { useSoftLinks } from "@/components/ui/use-soft-links";
import type { Line } from "@/lib/domain/arrange-grid";

const HeaderMenu = dynamic(() => import("@/components/matrix/header-menu").then((module) => module.HeaderMenu), {
  ssr: false,
});

/** How long the focus rests on a square before an open panel follows it. */
const REST_MS = 150;

type Properties = {
  /** Heading of the corner: what the rows and the columns are. */
  corner: string;
  /** True when squares open a panel; else they are links only. */
  opens: boolean;
};

/** Keys that the grid answers by itself, with what they do. */
function listedKeys(words: Matrix["words"]["keys"], opens: boolean): { keys: string[]; words: string }[] {
  return [
    { keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], words: words.move },
    { keys: ["Mod+ArrowUp", "Mod+ArrowDown", "Mod+ArrowLeft", "Mod+ArrowRight"], words: words.edge },
    { keys: ["PageUp", "PageDown"], words: words.page },
    { keys: ["Home", "End"], words: words.ends },
    { keys: ["Mod+Home", "Mod+End"], words: words.corners },
    { keys: ["Enter"], words: words.open },
    { keys: ["Shift+F10"], words: words.menu },
    ...(opens ? [{ keys: ["Escape"], words: words.leave }] : []),
  ];
}

/** The heatmap. Rendered on the server as a plain table of links; in the browser it is a grid with one tab stop. */
export function MatrixGrid({ corner, opens }: Properties) {
  const matrix = useMatrix();
  const { layout, change, hrefOf } = useLayout();
  const { arranged, faceOf, detailOf, headingOf, groupLabel, words } = matrix;
  const { rows, columns, squares } = arranged;
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => gridItems(rows), [rows]);
  const rowPlaces = useMemo(() => placesOfRows(items), [items]);
  const { drawn, gapBefore, gapAfter, across, isPartial, reveal, keep } = useDrawnSquares(items, columns, scroller);
  const headRows = columns.some(({ group }) => group !== null) ? 2 : 1;
  const places = useMemo(() => columns.map((line) => headingOf("column", line).name), [columns, headingOf]);
  const { leaving, open } = useSoftLinks();
  const extent = useMemo(() => extentOf(rows, columns), [rows, columns]);
  const itemAt = (row: number) => (rowPlaces[Math.ceil(row)] ?? Number.NaN) - Number(!Number.isInteger(row));
  const drawing = (draw: typeof keep) => (place: Position) => {
    const item = itemAt(place.row);
    if (isPartial && item >= 0) draw(item, place.column);
  };
  const grid = useGridFocus(extent, { headers: true, reveal: drawing(reveal), visit: drawing(keep) });
  const stay = useStayingChange(grid.focusAt);
  const headings = useGridMenu(stay);
  const sets = useSetChange();
  useMatrixKeys(stay, opens);
  useFinder(matrix.finder, grid, arranged);
  useReturn(scroller, matrix, { address: hrefOf((now) => now), square: layout.square });

  const squareAt = (place: Position | null) => place && squares[place.row]?.[place.column];
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);

  const onClick = (event: MouseEvent) => {
    if (headings.onClick(event)) return;
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const square = squareAt(placeOf(event.target));
    if (!opens || !plain || !square) return open(event);
    event.preventDefault();
    change(openSquare(square.row, square.column));
  };
  /** What is known of a square is told when it is wanted: sent with the page, it would be most of it. */
  const explain = ({ target }: PointerEvent | FocusEvent) => {
    const square = squareAt(placeOf(target));
    const element = target instanceof Element ? target.closest(".square") : null;
    if (square && element) element.setAttribute("title", detailOf(square));
  };
  const onFocus = (event: FocusEvent) => {
    grid.onFocus(event);
    explain(event);
    const square = squareAt(placeOf(event.target));
    if (!square || layout.square === null) return;
    clearTimeout(following.current);
    following.current = setTimeout(
      () => change((now) => (now.square ? openSquare(square.row, square.column)(now) : now), "replace"),
      REST_MS,
    );
  };

  const parts = groupNeighbours(drawn, (place) => {
    const item = items[place];
    return item?.kind === "heading" ? item.group : (item?.line.group ?? null);
  });
  const listed = useMemo(() => listedKeys(words.keys, opens), [words, opens]);
  const selectedRow = layout.square?.row;
  const selectedIn = (line: readonly { row: string; column: string }[]) =>
    layout.square === null
      ? -1
      : line.findIndex(({ row, column }) => row === selectedRow && column === layout.square?.column);

  return (
    <div
      ref={scroller}
      className="matrix-scroll matrix-frame"
      aria-busy={leaving}
      data-partial={isPartial ? "" : undefined}
      data-spotlight={layout.spotlight ?? undefined}
    >
      <table
        ref={grid.ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table
        role="grid"
        aria-label={words.title}
        aria-rowcount={isPartial ? items.length + headRows : undefined}
        aria-colcount={isPartial ? columns.length + 1 : undefined}
        className="matrix"
        onClick={onClick}
        onKeyDown={(event) => headings.onKeyDown(event) || grid.onKeyDown(event)}
        onPointerOver={explain}
        onFocus={onFocus}
      >
        <GridHead
          corner={corner}
          columns={columns}
          headingOf={headingOf}
          groupLabel={groupLabel}
          sort={layout.row.sort}
          words={words}
        />
        {parts.map(({ group, members }) => (
          <tbody key={`part:${group}`}>
            {members.map((place) => {
              const item = items[place];
              if (!item) return null;
              const gap = isPartial ? gapBefore(place) : 0;
              const rowIndex = isPartial ? place + headRows + 1 : undefined;
              return (
                <GapThen key={item.key} gap={gap}>
                  {item.kind === "heading" ? (
                    <tr className="matrix-group" data-row={headingAbove(item.index)} aria-rowindex={rowIndex}>
                      <th scope="rowgroup" colSpan={columns.length + 1}>
                        <FoldHeading
                          side="row"
                          group={item.group}
                          name={groupLabel("row", item.group)}
                          folded={false}
                          column={0}
                          className="matrix-group-name"
                          words={words}
                        >
                          {groupLabel("row", item.group)}
                        </FoldHeading>
                      </th>
                    </tr>
                  ) : (
                    <GridRow
                      line={item.line}
                      index={item.index}
                      rowIndex={rowIndex}
                      heading={headingOf("row", item.line)}
                      squares={squares[item.index] ?? []}
                      places={places}
                      across={across}
                      faceOf={faceOf}
                      selected={selectedIn(squares[item.index] ?? [])}
                      opens={opens}
                      sorted={sortedBy(item.line, layout.column.sort)}
                      words={words}
                    />
                  )}
                </GapThen>
              );
            })}
          </tbody>
        ))}
        {isPartial && gapAfter > 0 && (
          <tbody>
            <Gap height={gapAfter} />
          </tbody>
        )}
      </table>
      {isPartial && <noscript>{words.firstRows}</noscript>}
      <PageKeys keys={listed} />
      {headings.menu && (
        <HeaderMenu target={headings.menu} stay={stay} writeSet={sets.write} onClose={headings.close} />
      )}
      {sets.notice && <SetTold notice={sets.notice} words={words} />}
    </div>
  );
}

function extentOf(rows: readonly Line[], columns: readonly Line[]): Extent {
  const headings = gridItems(rows).flatMap((item) => (item.kind === "heading" ? [item.index] : []));
  const groups = columns.flatMap(({ group }) => group ?? []);
  return {
    rows: rows.length,
    columns: columns.length,
    headings: new Set(headings),
    groups: groups.length === columns.length ? groups : undefined,
  };
}

function sortedBy(line: Line, sort: { by: string; first: "worst" | "best" } | null): "worst" | "best" | null {
  return sort !== null && sort.by === (line.entry?.id ?? line.group) ? sort.first : null;
}

/** Room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a row without cells is none, and must not be told
  return <tr role="presentation" style={{ height }} />;
}

function GapThen({ gap, children }: { gap: number; children: ReactNode }) {
  return (
    <>
      {gap > 0 && <Gap height={gap} />}
      {children}
    </>
  );
}

/** Lets the panel give the focus back to its square, and to the stop of the grid where there is none any more. */
function useFinder(
  finder: ReturnType<typeof useMatrix>["finder"],
  { focusAt, stop }: GridFocus,
  { squares }: ReturnType<typeof useMatrix>["arranged"],
): void {
  useEffect(() => {
    finder.current = (sought) => {
      for (const [at, line] of sought ? squares.entries() : []) {
        const place = line.findIndex(({ row, column }) => row === sought?.row && column === sought.column);
        if (place >= 0) return focusAt({ row: at, column: place });
      }
      focusAt(stop());
    };
    return () => {
      finder.current = null;
    };
  });
}
