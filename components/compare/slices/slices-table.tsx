"use client";

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { PairSquare } from "@/components/compare/parts/pair-square";
import type { PairFace } from "@/components/compare/parts/pair-words";
import { SortHead } from "@/components/compare/parts/sort-head";
import { parseSort, showSort } from "@/components/compare/parts/sort-state";
import type { EndFace } from "@/components/compare/slices/end-words";
import { Button } from "@/components/ui/button";
import { TableFrame } from "@/components/ui/table-frame";

/** Rows that are drawn at once; the others follow on request. */
const ROWS_SHOWN = 200;

export type MatchRow = {
  id: string;
  /** Model and evaluation. */
  model: string;
  /** What both sides agree in. */
  shared: string;
  a: EndFace;
  b: EndFace;
  pair: PairFace;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, MatchRow>();

type Properties = {
  label: string;
  rows: MatchRow[];
  words: Record<"cell" | "a" | "b" | "difference" | "sortBy" | "showAll", string>;
};

function makeColumns(words: Properties["words"]) {
  const sortable = { sortFn: sortFn_basic, sortUndefined: "last", sortDescFirst: false } as const;
  return [
    helper.accessor((row): unknown => `${row.model} ${row.shared}`, {
      id: "cell",
      header: words.cell,
      cell: ({ row: { original } }) => (
        <>
          <bdi className="font-[560]">{original.shared}</bdi>
          <bdi className="block font-normal text-muted text-xs">{original.model}</bdi>
        </>
      ),
      ...sortable,
    }),
    ...(["a", "b"] as const).map((side) =>
      helper.accessor((row): unknown => row[side].sort ?? undefined, {
        id: side,
        header: words[side],
        cell: ({ row }) => <End face={row.original[side]} />,
        ...sortable,
      }),
    ),
    helper.accessor((row): unknown => row.pair.sort ?? undefined, {
      id: "difference",
      header: words.difference,
      cell: ({ row }) => <PairSquare face={row.original.pair} />,
      ...sortable,
    }),
  ];
}

function End({ face }: { face: EndFace }) {
  return (
    <span className="inline-flex flex-col items-end gap-y-0.5">
      <span className="inline-flex items-baseline gap-1.5">
        <Link href={face.href} prefetch={false} className="hover:underline">
          {face.value}
        </Link>
        {face.delta !== null && (
          <span className="delta" data-tone={face.tone ?? undefined}>
            {face.delta}
          </span>
        )}
      </span>
      {face.place !== "" && <bdi className="text-2xs text-muted">{face.place}</bdi>}
      {face.marks.map((mark) => (
        <span key={mark} className="badge" data-tone="insufficient">
          {mark}
        </span>
      ))}
    </span>
  );
}

/** Matched cells, A beside B, with the difference of both. Sorting stands in the URL. */
export function SlicesTable({ label, rows: data, words }: Properties) {
  const [whole, showWhole] = useState(false);
  const parameters = useSearchParams();
  const sorting = parseSort(parameters.get("sort"));
  const columns = useMemo(() => makeColumns(words), [words]);
  const table = useTable({
    features,
    data,
    columns,
    state: { sorting },
    enableMultiSort: false,
    getRowId: (row) => row.id,
    onSortingChange: (update) => showSort(typeof update === "function" ? update(sorting) : update),
  });
  const sorted = table.getRowModel().rows;
  const titles: Record<string, string> = { cell: words.cell, a: words.a, b: words.b, difference: words.difference };
  return (
    <>
      <TableFrame label={label} className="compare-table">
        <thead>
          <tr>
            {table.getFlatHeaders().map(({ id, column }) => (
              <SortHead
                key={id}
                number={id !== "cell"}
                className={id === "cell" ? "compare-row" : undefined}
                label={`${words.sortBy} ${titles[id]}`}
                direction={column.getIsSorted()}
                onSort={() => column.toggleSorting()}
              >
                {titles[id]}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {(whole ? sorted : sorted.slice(0, ROWS_SHOWN)).map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) =>
                cell.column.id === "cell" ? (
                  <th key={cell.id} scope="row" className="compare-row">
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} data-number>
                    <table.FlexRender cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {!whole && sorted.length > ROWS_SHOWN && (
        <Button className="mt-2" onClick={() => showWhole(true)}>
          {words.showAll}
        </Button>
      )}
    </>
  );
}
