"use client";

import dynamic from "next/dynamic";
import {
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { PageKeys } from "@/components/keys/page-keys";
import { GridHead } from "@/components/matrix/grid-head";
import { gridItems, placesOfRows } from "@/components/matrix/grid-items";
import type { Position } from "@/components/matrix/grid-navigation";
import { GridRow } from "@/components/matrix/grid-row";
import type { HeaderTarget } from "@/components/matrix/header-menu";
import { openSquare } from "@/components/matrix/layout-actions";
import { groupNeighbours } from "@/components/matrix/neighbours";
import { useDrawnRows } from "@/components/matrix/use-drawn-rows";
import { placeOf, useGridFocus } from "@/components/matrix/use-grid-focus";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, useMatrix } from "@/components/matrix/use-matrix";
import { useMatrixKeys } from "@/components/matrix/use-matrix-keys";
import { useReturn } from "@/components/matrix/use-return";
import { useSoftLinks } from "@/components/ui/use-soft-links";
import type { Line } from "@/lib/domain/arrange-grid";
import type { Side } from "@/lib/domain/matrix-layout";

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
    ...(opens ? [{ keys: ["Escape"], words: words.leave }] : []),
  ];
}

/** The part of the head that a press is for: a heading of a line or of a group. */
function headerTarget(target: EventTarget | null): HeaderTarget | null {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-menu]") : null;
  if (!button) return null;
  const side = button.dataset.menu as Side;
  const place = placeOf(button);
  const at = place ? (side === "row" ? place.row : place.column) : null;
  return { side, button, at, group: button.dataset.group ?? null };
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
  const { drawn, gapBefore, gapAfter, isPartial, reveal } = useDrawnRows(items, columns.length, scroller);
  const headRows = columns.some(({ group }) => group !== null) ? 2 : 1;
  const places = useMemo(() => columns.map((line) => headingOf("column", line).name), [columns, headingOf]);
  const { leaving, open } = useSoftLinks();
  const grid = useGridFocus(
    { rows: rows.length, columns: columns.length },
    {
      headers: true,
      reveal: (row) => {
        const place = rowPlaces[row];
        if (isPartial && place !== undefined) reveal(place);
      },
    },
  );
  const [menu, showMenu] = useState<HeaderTarget | null>(null);
  useMatrixKeys(grid.focusAt, opens);
  useFinder(matrix.finder, grid.focusAt, arranged);
  useReturn(scroller, matrix, { address: hrefOf((now) => now), square: layout.square });

  const squareAt = (place: Position | null) => place && squares[place.row]?.[place.column];
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);

  const onClick = (event: MouseEvent) => {
    const header = headerTarget(event.target);
    if (header) return showMenu(header);
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
      data-spotlight={layout.spotlight ?? undefined}
    >
      <table
        ref={grid.ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table
        role="grid"
        aria-label={words.title}
        aria-rowcount={isPartial ? items.length + headRows : undefined}
        className="matrix"
        onClick={onClick}
        onKeyDown={grid.onKeyDown}
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
                    <tr className="matrix-group" aria-rowindex={rowIndex}>
                      <th scope="rowgroup" colSpan={columns.length + 1}>
                        <button
                          type="button"
                          tabIndex={-1}
                          data-menu="row"
                          data-group={group ?? undefined}
                          aria-haspopup="menu"
                        >
                          {groupLabel("row", item.group)}
                        </button>
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
      {menu && <HeaderMenu target={menu} onClose={() => showMenu(null)} />}
    </div>
  );
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

/** Lets the panel give the focus back to its square. */
function useFinder(
  finder: ReturnType<typeof useMatrix>["finder"],
  focusAt: (place: Position) => void,
  { squares }: ReturnType<typeof useMatrix>["arranged"],
): void {
  useEffect(() => {
    finder.current = (row, column) => {
      for (const [at, line] of squares.entries()) {
        const place = line.findIndex((square) => square.row === row && square.column === column);
        if (place >= 0) return focusAt({ row: at, column: place });
      }
    };
    return () => {
      finder.current = null;
    };
  });
}
