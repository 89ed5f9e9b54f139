import { memo } from "react";
import { FoldHeading } from "@/components/matrix/fold-heading";
import { COLUMN_GROUPS } from "@/components/matrix/grid-navigation";
import { headingNames } from "@/components/matrix/line-heading";
import { groupNeighbours } from "@/components/matrix/neighbours";
import type { Matrix } from "@/components/matrix/use-matrix";
import type { Line } from "@/lib/domain/arrange-grid";
import type { SideSort } from "@/lib/domain/matrix-layout";

type Properties = {
  corner: string;
  columns: readonly Line[];
  headingOf: Matrix["headingOf"];
  groupLabel: Matrix["groupLabel"];
  /** Order of the rows. */
  sort: SideSort | null;
  words: Matrix["words"];
};

/** The two lines of column headings. Each opens the menu of its column or group; the table listens for all of them. */
export const GridHead = memo(function GridHead({ corner, columns, headingOf, groupLabel, sort, words }: Properties) {
  const groups = groupNeighbours(
    columns.map((line, column) => ({ line, column })),
    ({ line }) => line.group,
  );
  const grouped = columns.some(({ group }) => group !== null);
  const cornerCell = (
    <th scope="col" rowSpan={grouped ? 2 : 1} className="matrix-corner">
      {corner}
    </th>
  );
  return (
    <thead>
      {grouped && (
        <tr data-depth="group" data-row={COLUMN_GROUPS}>
          {cornerCell}
          {groups.map(({ group, members }) => (
            <th
              key={members[0]?.line.key}
              scope="colgroup"
              colSpan={members.length}
              data-name={group === null ? undefined : groupLabel("column", group)}
            >
              {group !== null && (
                <FoldHeading
                  side="column"
                  group={group}
                  name={groupLabel("column", group)}
                  folded={members.some(({ line }) => line.folded)}
                  column={members[0]?.column ?? 0}
                  className="matrix-span"
                  words={words}
                >
                  {groupLabel("column", group)}
                </FoldHeading>
              )}
            </th>
          ))}
        </tr>
      )}
      <tr data-depth="leaf" data-row={-1}>
        {!grouped && cornerCell}
        {columns.map((line, index) => {
          const heading = headingOf("column", line);
          const { label, detail } = heading;
          const sorted = sort !== null && sort.by === (line.entry?.id ?? line.group);
          const order = sorted ? (sort.first === "worst" ? words.worstFirst : words.bestFirst) : null;
          return (
            <th
              key={line.key}
              scope="col"
              data-name={line.folded ? detail : label}
              aria-sort={sorted ? (sort.first === "worst" ? "descending" : "ascending") : undefined}
            >
              <button
                type="button"
                className="matrix-heading"
                data-column={index}
                data-menu="column"
                aria-haspopup="menu"
                {...headingNames(heading, order)}
              >
                <bdi className="matrix-label">{line.folded ? detail : label}</bdi>
                {detail !== null && !line.folded && <bdi className="matrix-detail">{detail}</bdi>}
                {order !== null && <span className="matrix-sorted">{order}</span>}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
});
