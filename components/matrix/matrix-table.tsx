"use client";

import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { type PointerEvent, useMemo } from "react";
import type { Face, FaceAxis, FaceRow } from "@/components/matrix/face";
import { MatrixSquare } from "@/components/matrix/matrix-square";
import { groupNeighbours } from "@/components/matrix/neighbours";
import { useGridFocus } from "@/components/matrix/use-grid-focus";
import { useSoftLinks } from "@/components/ui/use-soft-links";

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, FaceRow>();

/** Columns under the headings that neighbours share; flat when no entry has a heading. */
function makeColumns(axes: FaceAxis[]) {
  const leaf = (axis: FaceAxis, index: number) =>
    helper.accessor((row): unknown => row.faces[index], { id: `c${index}`, header: () => <AxisHeading axis={axis} /> });
  const indexed = axes.map((axis, index) => ({ axis, index }));
  if (axes.every((axis) => axis.group === null)) return indexed.map(({ axis, index }) => leaf(axis, index));
  return groupNeighbours(indexed, ({ axis }) => axis.group).map(({ group, members }) =>
    helper.group({
      id: `g${members[0]?.index}`,
      header: () => <span className="matrix-span">{group}</span>,
      columns: members.map(({ axis, index }) => leaf(axis, index)),
    }),
  );
}

type Properties = {
  /** Name of the table for those who do not see it. */
  label: string;
  /** Heading of the corner: what the rows and the columns are. */
  corner: string;
  columns: FaceAxis[];
  rows: FaceRow[];
};

/** A square's words become its tooltip when they are wanted: sent once, they halve the page. */
function explain({ target }: PointerEvent) {
  const square = target instanceof Element ? target.closest("[data-column]") : null;
  square?.setAttribute("title", square.getAttribute("aria-label") ?? "");
}

/** The heatmap. Rendered on the server as a plain table of links; in the browser it is a grid with one tab stop. */
export function MatrixTable({ label, corner, columns: axes, rows: data }: Properties) {
  const columns = useMemo(() => makeColumns(axes), [axes]);
  const table = useTable({ features, columns, data });
  const { leaving, open } = useSoftLinks();
  const grid = useGridFocus({ rows: data.length, columns: axes.length });
  const headers = table.getHeaderGroups();
  const bodies = groupNeighbours(table.getRowModel().rows, (row) => row.original.axis.group);

  return (
    <div className="matrix-scroll" aria-busy={leaving}>
      <table
        ref={grid.ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table
        role="grid"
        aria-label={label}
        className="matrix"
        onClick={open}
        onKeyDown={grid.onKeyDown}
        onPointerOver={explain}
      >
        <thead>
          {headers.map((group, depth) => (
            <tr key={group.id} data-depth={depth + 1 === headers.length ? "leaf" : "group"}>
              {depth === 0 && (
                <th scope="col" rowSpan={headers.length} className="matrix-corner">
                  {corner}
                </th>
              )}
              {group.headers.map((header) => (
                <th key={header.id} scope={header.colSpan > 1 ? "colgroup" : "col"} colSpan={header.colSpan}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        {bodies.map(({ group, members }) => (
          <tbody key={members[0]?.id}>
            {group !== null && (
              <tr className="matrix-group">
                <th scope="rowgroup" colSpan={axes.length + 1}>
                  <span>{group}</span>
                </th>
              </tr>
            )}
            {members.map((row) => (
              <tr key={row.id} data-row={row.index}>
                <th scope="row" className="matrix-row">
                  <AxisHeading axis={row.original.axis} />
                </th>
                {row.getAllCells().map((cell, column) => (
                  <td key={cell.id}>
                    <MatrixSquare
                      face={cell.getValue() as Face}
                      column={column}
                      place={`${row.original.axis.label}, ${axes[column]?.label}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function AxisHeading({ axis: { label, detail } }: { axis: FaceAxis }) {
  return (
    <span className="matrix-heading" title={detail === null ? label : `${label} · ${detail}`}>
      <bdi className="matrix-label">{label}</bdi>
      {detail !== null && <bdi className="matrix-detail">{detail}</bdi>}
    </span>
  );
}
