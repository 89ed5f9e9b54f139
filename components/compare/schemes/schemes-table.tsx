"use client";

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useSearchParams } from "next/navigation";
import { Fragment, useMemo } from "react";
import { SortHead } from "@/components/compare/parts/sort-head";
import { parseSort, showSort } from "@/components/compare/parts/sort-state";
import { AgainstSquare, FaceSquare } from "@/components/compare/schemes/face-square";
import type { SchemeColumn, SchemeFace, SchemeGroup, SchemeRow } from "@/components/compare/schemes/scheme-face";
import { TableFrame } from "@/components/ui/table-frame";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, SchemeRow>();

function makeColumns(columns: SchemeColumn[], words: Properties["words"]) {
  const sortable = { sortFn: sortFn_basic, sortUndefined: "last", sortDescFirst: false } as const;
  return columns.map((column, index) => {
    const face = (row: SchemeRow): SchemeFace | null => row.faces[index] ?? null;
    const delta = helper.accessor((row): unknown => face(row)?.sort ?? undefined, {
      id: `delta:${column.id}`,
      header: words.delta,
      cell: ({ row }) => <FaceSquare face={face(row.original)} words={words} />,
      ...sortable,
    });
    const against = helper.accessor((row): unknown => face(row)?.against?.sort ?? undefined, {
      id: `base:${column.id}`,
      header: words.againstBase,
      cell: ({ row }) => <AgainstSquare face={face(row.original)} words={words} />,
      ...sortable,
    });
    return { column, leaves: column.isBase ? [delta] : [delta, against] };
  });
}

type Properties = {
  label: string;
  columns: SchemeColumn[];
  groups: SchemeGroup[];
  rows: SchemeRow[];
  words: {
    target: string;
    best: string;
    delta: string;
    againstBase: string;
    base: string;
    untested: string;
    noBase: string;
    wins: string;
    leads: string;
    sortBy: string;
  };
};

/** One row a chip and path, two columns a scheme: its delta, and its difference to the base. Sorting stands in the URL. */
export function SchemesTable({ label, columns, groups, rows: data, words }: Properties) {
  const parameters = useSearchParams();
  const sorting = parseSort(parameters.get("sort"));
  const made = useMemo(() => makeColumns(columns, words), [columns, words]);
  const table = useTable({
    features,
    data,
    columns: useMemo(() => made.flatMap(({ leaves }) => leaves), [made]),
    state: { sorting },
    enableMultiSort: false,
    getRowId: (row) => row.id,
    onSortingChange: (update) => showSort(typeof update === "function" ? update(sorting) : update),
  });
  const sorted = table.getRowModel().rows;
  const headers = new Map(table.getFlatHeaders().map((header) => [header.column.id, header]));
  const width = 2 + made.reduce((sum, { leaves }) => sum + leaves.length, 0);
  return (
    <TableFrame label={label} className="compare-table">
      <thead>
        <Spans made={made} words={words} />
        <tr>
          {made.map(({ column, leaves }) =>
            leaves.map((leaf, index) => {
              const header = headers.get(leaf.id ?? "");
              return (
                <SortHead
                  key={leaf.id}
                  className={index === 0 ? "compare-first" : undefined}
                  label={`${words.sortBy} ${column.name}, ${index === 0 ? words.delta : words.againstBase}`}
                  direction={header?.column.getIsSorted() ?? false}
                  onSort={() => header?.column.toggleSorting()}
                >
                  {index === 0 ? words.delta : words.againstBase}
                </SortHead>
              );
            }),
          )}
        </tr>
      </thead>
      {groups.map(({ evaluation, heading, overall }) => (
        <tbody key={evaluation}>
          {heading !== null && (
            <tr className="compare-group">
              <th scope="rowgroup" colSpan={width}>
                <div>
                  {heading} <span className="font-normal text-muted">{overall}</span>
                </div>
              </th>
            </tr>
          )}
          {sorted
            .filter((row) => row.original.evaluation === evaluation)
            .map((row) => (
              <tr key={row.id}>
                <th scope="row" className="compare-row">
                  <bdi className="font-[560]">{row.original.target}</bdi>
                  <bdi className="block font-normal text-muted text-xs">{row.original.detail}</bdi>
                </th>
                <td title={row.original.bestTitle} className="min-w-28 text-xs">
                  <span className={row.original.won ? "font-[620]" : "text-muted"}>{row.original.best}</span>
                </td>
                {row.getAllCells().map((cell) => (
                  <td
                    key={cell.id}
                    data-number
                    className={cell.column.id.startsWith("delta:") ? "compare-first" : undefined}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </TableFrame>
  );
}

type Made = ReturnType<typeof makeColumns>;

/** Method and format over the schemes they hold. */
function Spans({ made, words }: { made: Made; words: Properties["words"] }) {
  const groups: { group: string; members: Made }[] = [];
  for (const one of made) {
    const last = groups.at(-1);
    if (last?.group === one.column.group) last.members.push(one);
    else groups.push({ group: one.column.group, members: [one] });
  }
  const span = (members: Made) => members.reduce((sum, { leaves }) => sum + leaves.length, 0);
  return (
    <>
      <tr>
        <th scope="col" rowSpan={3} className="compare-row">
          {words.target}
        </th>
        <th scope="col" rowSpan={3}>
          {words.best}
        </th>
        {groups.map(({ group, members }) => (
          <th key={members[0]?.column.id} scope="colgroup" colSpan={span(members)} className="compare-span">
            {group}
          </th>
        ))}
      </tr>
      <tr>
        {made.map(({ column, leaves }) => (
          <Fragment key={column.id}>
            <th scope="colgroup" colSpan={leaves.length} className="compare-span">
              <bdi>{column.name}</bdi>
              {column.isBase && <span className="badge ms-1.5">{words.base}</span>}
              {column.detail !== null && <span className="block font-normal text-muted">{column.detail}</span>}
            </th>
          </Fragment>
        ))}
      </tr>
    </>
  );
}
