"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { PageKeys } from "@/components/keys/page-keys";
import { COLUMN_KINDS, type ColumnId, type ListSource } from "./columns";
import { useFigureWords } from "./figure-words";
import { LayerRow, type RowWords, rowId } from "./layer-row";
import { nextRow } from "./next-row";
import { rowWindow, scrollToRow } from "./row-window";

/** Heights in pixels; drift.css sets the same. */
export const ROW_HEIGHT = 28;
const HEADING_HEIGHT = 30;
/** What is drawn before the browser knows its height. */
const FIRST_HEIGHT = 600;

type Properties = {
  source: ListSource;
  columns: readonly ColumnId[];
  /** Positions of the layers in the order of the list. */
  rows: readonly number[];
  selected: number | null;
  onSelect: (position: number) => void;
  /** A layer is opened: by Enter, or by a click. */
  onOpen: (position: number) => void;
  chosen: ReadonlySet<number>;
  onChoose: (position: number) => void;
  sort: ColumnId;
  descending: boolean;
  onSort: (column: ColumnId) => void;
};

/**
 * Thousands of layers as one grid of which only the rows in view are drawn. One tab stop: arrows walk over the rows
 * and select, Space chooses for treatment, Enter opens.
 */
export function LayerTable(properties: Properties) {
  const { source, columns, rows, selected, onSelect, onOpen, chosen, onChoose, sort, descending, onSort } = properties;
  const t = useTranslations("drift");
  const words = useRowWords();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT });
  const { from, to } = rowWindow(view.top, view.height, ROW_HEIGHT, rows.length);
  const at = selected === null ? -1 : rows.indexOf(selected);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (element === null || at < 0) return;
    element.scrollTop = scrollToRow(at, element.scrollTop, element.clientHeight, ROW_HEIGHT, HEADING_HEIGHT);
  }, [at]);

  const onScroll = () => {
    const element = frame.current;
    if (element === null) return;
    const next = rowWindow(element.scrollTop, element.clientHeight, ROW_HEIGHT, rows.length);
    if (next.from !== from || next.to !== to) setView({ top: element.scrollTop, height: element.clientHeight });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.target !== event.currentTarget) return;
    if (event.key === " " && selected !== null) onChoose(selected);
    else if (event.key === "Enter" && selected !== null) onOpen(selected);
    else {
      const next = nextRow(at, event.key, rows.length);
      const position = next === null ? undefined : rows[next];
      if (position === undefined) return;
      onSelect(position);
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const choice = event.target.closest("td.layer-choice");
    const position = Number(event.target.closest<HTMLElement>("[data-row]")?.dataset.row ?? Number.NaN);
    if (Number.isNaN(position)) return;
    if (choice) onChoose(position);
    else onOpen(position);
  };
  const active = at >= from && at <= to && selected !== null ? rowId(selected) : undefined;
  return (
    // The frame scrolls; the grid inside has the one tab stop and scrolls it with its selection.
    <div ref={frame} className="layer-frame" onScroll={onScroll}>
      <PageKeys keys={useTableKeys()} />
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table
        role="grid"
        tabIndex={0}
        aria-label={t("table.label")}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={active}
        className="layer-table"
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <colgroup>
          <col className="layer-choice" />
          {columns.map((column) => (
            <col key={column} data-column={column} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <span className="sr-only">{t("table.workAround")}</span>
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                data-column={column}
                data-number={COLUMN_KINDS[column] === "text" ? undefined : ""}
                aria-sort={column === sort ? (descending ? "descending" : "ascending") : undefined}
              >
                <button type="button" title={t(`columnHelp.${column}`)} onClick={() => onSort(column)}>
                  {t(`column.${column}`)}
                  {column === sort && <span aria-hidden="true">{descending ? " ↓" : " ↑"}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={from} />
          {rows.slice(from, to + 1).map((position, offset) => (
            <LayerRow
              key={position}
              source={source}
              columns={columns}
              position={position}
              row={from + offset}
              selected={position === selected}
              chosen={chosen.has(position)}
              words={words}
            />
          ))}
          <Space rows={rows.length - 1 - to} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are not drawn. */
function Space({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
  return <tr aria-hidden="true" style={{ height: rows * ROW_HEIGHT }} />;
}

function useRowWords(): RowWords {
  const t = useTranslations("drift");
  const figure = useFigureWords();
  // Rows are drawn anew only when something of theirs changed: words must not.
  const latest = useRef({ t, figure });
  latest.current = { t, figure };
  return useMemo(
    () => ({
      figure: (column, value) => latest.current.figure(column, value),
      flag: (flag) => latest.current.t(`flag.${flag}`),
      place: ({ placeA, placeB }) => {
        const word = (place: typeof placeA) => (place === null ? "—" : latest.current.t(`place.${place}`));
        return placeA !== null && placeB !== null && placeA !== placeB
          ? `${word(placeA)} → ${word(placeB)}`
          : word(placeB ?? placeA);
      },
      refusal: ({ refusal }) => (refusal === null ? null : latest.current.t(`layerRefusal.${refusal}`)),
      choose: ({ id }) => latest.current.t("table.choose", { layer: id }),
    }),
    [],
  );
}

function useTableKeys(): { keys: string[]; words: string }[] {
  const t = useTranslations("drift.keys");
  const latest = useRef<{ keys: string[]; words: string }[]>(null);
  latest.current ??= [
    { keys: ["ArrowUp", "ArrowDown"], words: t("walk") },
    { keys: ["PageUp", "PageDown"], words: t("page") },
    { keys: ["Home", "End"], words: t("ends") },
    { keys: [" "], words: t("choose") },
    { keys: ["Enter"], words: t("open") },
  ];
  return latest.current;
}
