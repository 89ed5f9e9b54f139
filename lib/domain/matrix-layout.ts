import { budgetText, readBudget } from "@/lib/domain/budget";
import { type Axis, MODES, type Mode } from "@/lib/domain/matrix";

/**
 * How a matrix that was read is laid out: what a reader can change without asking the server again. It stands in the URL
 * beside the filter, so that the page, its exports and the API show the same thing.
 */

/** The two sides of a matrix, and the prefix of their parameters. */
export const SIDES = ["row", "column"] as const;
export type Side = (typeof SIDES)[number];

/** By what neighbours on an axis are gathered under a heading; the first is what an axis does unasked. */
export const GROUPINGS = {
  chip: ["arch", "tier", "year", "flat"],
  scheme: ["method", "weights", "flat"],
  model: ["flat"],
  path: ["flat"],
  qairt: ["flat"],
  onnxruntime: ["flat"],
} as const satisfies Record<Axis, readonly Grouping[]>;
export const GROUPING_NAMES = ["arch", "tier", "year", "method", "weights", "flat"] as const;
export type Grouping = (typeof GROUPING_NAMES)[number];

/** Order of a side by what the squares of one line of the other side show. */
export type SideSort = {
  /** Id of the row or column whose squares decide. */
  by: string;
  /** `worst`: what needs attention first; untested last either way. */
  first: "worst" | "best";
};

export type SideLayout = {
  /** Null is the axis's own grouping, see `groupingOf`. */
  grouping: Grouping | null;
  /** Groups folded into one line, which shows the worst of each. */
  folded: string[];
  /** Entries left out. */
  hidden: string[];
  /** Entries that come first in their group, in this order; groups follow their first entry. */
  order: string[];
  sort: SideSort | null;
};

/** What a reader looks for when the rest is dimmed: coverage, or how squares stand to the budget. */
export const SPOTLIGHTS = [
  "measured",
  "stale",
  "unsupported",
  "failed",
  "untested",
  "outside",
  "inconclusive",
  "within",
] as const;
export type Spotlight = (typeof SPOTLIGHTS)[number];

export type MatrixLayout = {
  mode: Mode;
  /** Largest drop that is accepted, positive: points for proportions, else the metric's own unit. Null: none is set. */
  budget: number | null;
  row: SideLayout;
  column: SideLayout;
  spotlight: Spotlight | null;
  /** Row and column of the square whose panel is open. */
  square: { row: string; column: string } | null;
};

/** Parameters of a URL that are of the layout and not of the filter; a side's own begin with its name. */
export const LAYOUT_PARAMETERS = ["mode", "budget", "spotlight", "square"] as const;
export const SIDE_PARAMETERS = ["group", "fold", "hide", "order", "sort"] as const;

const NO_LAYOUT: SideLayout = { grouping: null, folded: [], hidden: [], order: [], sort: null };

export const PLAIN_LAYOUT: MatrixLayout = {
  mode: "delta",
  budget: null,
  row: NO_LAYOUT,
  column: NO_LAYOUT,
  spotlight: null,
  square: null,
};

/** The grouping in force on a side. */
export function groupingOf(axis: Axis, { grouping }: SideLayout): Grouping {
  const offered: readonly Grouping[] = GROUPINGS[axis];
  return grouping !== null && offered.includes(grouping) ? grouping : (offered[0] ?? "flat");
}

/** Parameters by name, each with its values in order: `URLSearchParams` or what was made of one. */
export type Parameters = { getAll: (name: string) => readonly string[] };

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | null {
  return values.find((value) => value === text) ?? null;
}

function readSort(text: string | undefined): SideSort | null {
  const [, first, by] = /^(worst|best):(.+)$/s.exec(text ?? "") ?? [];
  return by === undefined ? null : { by, first: first === "best" ? "best" : "worst" };
}

function readSide(parameters: Parameters, side: Side): SideLayout {
  const of = (name: (typeof SIDE_PARAMETERS)[number]) => [...parameters.getAll(`${side}.${name}`)];
  return {
    grouping: oneOf(GROUPING_NAMES, of("group")[0]),
    folded: of("fold"),
    hidden: of("hide"),
    order: of("order"),
    sort: readSort(of("sort")[0]),
  };
}

/** The layout that parameters ask for. What is not understood is left at its default: the edge has refused it before. */
export function readLayout(parameters: Parameters): MatrixLayout {
  const [row, column] = parameters.getAll("square");
  return {
    mode: oneOf(MODES, parameters.getAll("mode")[0]) ?? PLAIN_LAYOUT.mode,
    budget: readBudget(parameters.getAll("budget")[0] ?? ""),
    row: readSide(parameters, "row"),
    column: readSide(parameters, "column"),
    spotlight: oneOf(SPOTLIGHTS, parameters.getAll("spotlight")[0]),
    square: row === undefined || column === undefined ? null : { row, column },
  };
}

function sideEntries(side: Side, { grouping, folded, hidden, order, sort }: SideLayout): [string, string][] {
  const named = (name: (typeof SIDE_PARAMETERS)[number], values: readonly string[]) =>
    values.map((value): [string, string] => [`${side}.${name}`, value]);
  return [
    ...named("group", grouping === null ? [] : [grouping]),
    ...named("fold", folded),
    ...named("hide", hidden),
    ...named("order", order),
    ...named("sort", sort === null ? [] : [`${sort.first}:${sort.by}`]),
  ];
}

/** The parameters of a layout in a fixed order; what is as unasked is left out. */
export function layoutEntries(layout: MatrixLayout): [string, string][] {
  const budget = layout.budget === null ? null : budgetText(layout.budget);
  return [
    ...(layout.mode === PLAIN_LAYOUT.mode ? [] : [["mode", layout.mode] as [string, string]]),
    ...(budget === null ? [] : [["budget", budget] as [string, string]]),
    ...sideEntries("row", layout.row),
    ...sideEntries("column", layout.column),
    ...(layout.spotlight === null ? [] : [["spotlight", layout.spotlight] as [string, string]]),
    ...(layout.square === null
      ? []
      : [layout.square.row, layout.square.column].map((id): [string, string] => ["square", id])),
  ];
}

/** True for a parameter that `layoutEntries` writes. */
export function isLayoutParameter(name: string): boolean {
  return (
    LAYOUT_PARAMETERS.some((own) => own === name) ||
    SIDES.some((side) => SIDE_PARAMETERS.some((own) => `${side}.${own}` === name))
  );
}
