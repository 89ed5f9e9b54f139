import { fill } from "@/components/matrix/fill";
import {
  groupBy,
  hide,
  type LayoutStep,
  moveBy,
  moveFirst,
  sortBy,
  toggleFold,
} from "@/components/matrix/layout-actions";
import { type SetEntry, setEntries } from "@/components/matrix/set-entries";
import type { Matrix } from "@/components/matrix/use-matrix";
import type { Line } from "@/lib/domain/arrange-grid";
import { GROUPINGS, type Grouping, groupingOf, type MatrixLayout, type Side } from "@/lib/domain/matrix-layout";

export type HeaderEntry =
  | { kind: "step"; id: string; label: string; step: LayoutStep; disabled?: boolean }
  /** Restricts the filter to one entry of the side. */
  | { kind: "only"; id: string; label: string; entry: string }
  | { kind: "link"; id: string; label: string; href: string }
  | SetEntry
  | { kind: "line"; id: string };

/** What a menu stands at: a line, or a group of lines. */
export type HeaderPlace = { side: Side; line: Line | null; group: string | null };

type Shown = Pick<Matrix, "facts" | "arranged" | "groupLabel" | "words" | "sets">;

const OTHER = { row: "column", column: "row" } as const satisfies Record<Side, Side>;

function sorting({ side, line, group }: HeaderPlace, layout: MatrixLayout, { words }: Shown): HeaderEntry[] {
  const by = line?.entry?.id ?? group;
  if (line === null || by === null) return [];
  // A column puts the rows in order, a row the columns.
  const sorted = OTHER[side];
  const now = layout[sorted].sort;
  return [
    { kind: "step", id: "worst", label: words.menu.sortWorst[sorted], step: sortBy(sorted, { by, first: "worst" }) },
    { kind: "step", id: "best", label: words.menu.sortBest[sorted], step: sortBy(sorted, { by, first: "best" }) },
    ...(now?.by === by
      ? [{ kind: "step" as const, id: "unsort", label: words.menu.unsort, step: sortBy(sorted, null) }]
      : []),
    { kind: "line", id: "line-sort" },
  ];
}

function moving({ side, line }: HeaderPlace, { arranged, words }: Shown): HeaderEntry[] {
  const id = line?.entry?.id;
  if (!line || id === undefined) return [];
  const lines = side === "row" ? arranged.rows : arranged.columns;
  const at = lines.indexOf(line);
  const isNeighbour = (by: number) => lines[at + by]?.entry != null && lines[at + by]?.group === line.group;
  return [
    { kind: "step", id: "first", label: words.menu.first, step: moveFirst(side, id), disabled: at === 0 },
    {
      kind: "step",
      id: "earlier",
      label: words.menu.earlier,
      step: moveBy(side, lines, id, -1),
      disabled: !isNeighbour(-1),
    },
    { kind: "step", id: "later", label: words.menu.later, step: moveBy(side, lines, id, 1), disabled: !isNeighbour(1) },
    { kind: "step", id: "hide", label: words.menu.hide[side], step: hide(side, [id]) },
  ];
}

function membersOf(side: Side, group: string, grouping: Grouping, facts: Matrix["facts"]): string[] {
  const entries = side === "row" ? facts.rows : facts.columns;
  return entries.flatMap(({ id, groups }) => ((groups[grouping] ?? "unknown") === group ? [id] : []));
}

/** The entries that a menu speaks of, and what they are called together. */
function subjectOf({ side, line, group }: HeaderPlace, layout: MatrixLayout, { facts, groupLabel }: Shown) {
  if (line?.entry) return { ids: [line.entry.id], name: line.entry.label };
  if (group === null) return { ids: [], name: "" };
  const hidden = new Set(layout[side].hidden);
  const members = membersOf(side, group, groupingOf(facts.axes[side], layout[side]), facts);
  return { ids: members.filter((id) => !hidden.has(id)), name: groupLabel(side, group) };
}

function grouping(place: HeaderPlace, layout: MatrixLayout, { facts, groupLabel, words }: Shown): HeaderEntry[] {
  const { side } = place;
  const axis = facts.axes[side];
  const offered: readonly Grouping[] = GROUPINGS[axis];
  const group = place.line?.group ?? place.group;
  const now = groupingOf(axis, layout[side]);
  const folded = group !== null && layout[side].folded.includes(group);
  const members = group === null ? [] : membersOf(side, group, now, facts);
  const label = folded ? words.menu.unfold : words.menu.fold;
  const onGroup: HeaderEntry[] =
    group === null
      ? []
      : [
          {
            kind: "step",
            id: "fold",
            label: fill(label, { name: groupLabel(side, group) }),
            step: toggleFold(side, group),
          },
          ...(place.line?.entry
            ? []
            : [
                {
                  kind: "step" as const,
                  id: "hide-group",
                  label: words.menu.hideGroup,
                  step: hide(side, members),
                },
              ]),
        ];
  const others = offered
    .filter((one) => one !== now)
    .map((one): HeaderEntry => {
      const name = words.groupings[one];
      return { kind: "step", id: `by-${one}`, label: fill(words.menu.groupBy, { name }), step: groupBy(side, one) };
    });
  return [...onGroup, ...others];
}

function leading({ side, line }: HeaderPlace, { facts, words }: Shown): HeaderEntry[] {
  const entry = (side === "row" ? facts.rows : facts.columns).find(({ id }) => id === line?.entry?.id);
  if (!entry) return [];
  const filtered = facts.axes[side] !== "qairt" && facts.axes[side] !== "onnxruntime";
  return [
    ...(filtered ? [{ kind: "only" as const, id: "only", label: words.menu.only, entry: entry.id }] : []),
    ...(entry.href === null
      ? []
      : [{ kind: "link" as const, id: "page", label: fill(words.menu.page, { name: entry.label }), href: entry.href }]),
  ];
}

/** What can be done with a line or a group from its heading. */
export function headerEntries(place: HeaderPlace, layout: MatrixLayout, shown: Shown): HeaderEntry[] {
  const groups = grouping(place, layout, shown);
  const leads = leading(place, shown);
  const moves = moving(place, shown);
  const { ids, name } = subjectOf(place, layout, shown);
  const sets = setEntries(place.side, ids, name, shown);
  return [
    ...sorting(place, layout, shown),
    ...moves,
    ...(moves.length > 0 && groups.length > 0 ? [{ kind: "line" as const, id: "line-groups" }] : []),
    ...groups,
    ...(sets.length > 0 ? [{ kind: "line" as const, id: "line-sets" }] : []),
    ...sets,
    ...(leads.length > 0 ? [{ kind: "line" as const, id: "line-leads" }] : []),
    ...leads,
  ];
}
