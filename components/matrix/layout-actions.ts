import type { Line } from "@/lib/domain/arrange-grid";
import { budgetText } from "@/lib/domain/budget";
import { MODES } from "@/lib/domain/matrix";
import type { Grouping, MatrixLayout, Side, SideSort, Spotlight } from "@/lib/domain/matrix-layout";

/** One step from a layout to the next; what a menu entry or a key does. */
export type LayoutStep = (layout: MatrixLayout) => MatrixLayout;

type SideChange = (side: MatrixLayout[Side]) => Partial<MatrixLayout[Side]>;

function onSide(side: Side, change: SideChange): LayoutStep {
  return (layout) => ({ ...layout, [side]: { ...layout[side], ...change(layout[side]) } });
}

const without = (ids: readonly string[], gone: readonly string[]) => ids.filter((id) => !gone.includes(id));
const adding = (ids: readonly string[], more: readonly string[]) => [...without(ids, more), ...more];

export function hide(side: Side, ids: readonly string[]): LayoutStep {
  return onSide(side, ({ hidden }) => ({ hidden: adding(hidden, ids) }));
}

export function bringBack(side: Side, ids: readonly string[]): LayoutStep {
  return onSide(side, ({ hidden }) => ({ hidden: without(hidden, ids) }));
}

export function bringAllBack(side: Side): LayoutStep {
  return onSide(side, () => ({ hidden: [] }));
}

/** Folds a group into one line, or unfolds it. */
export function toggleFold(side: Side, group: string): LayoutStep {
  return onSide(side, ({ folded }) => ({
    folded: folded.includes(group) ? without(folded, [group]) : [...folded, group],
  }));
}

export function groupBy(side: Side, grouping: Grouping | null): LayoutStep {
  return onSide(side, () => ({ grouping, folded: [] }));
}

/** Puts the lines of a side in order by one line of the other; null leaves them as their axis has them. */
export function sortBy(side: Side, sort: SideSort | null): LayoutStep {
  return onSide(side, () => ({ sort }));
}

/** Worst first, then best first, then as before: what pressing one key again and again does. */
export function cycleSort(side: Side, by: string): LayoutStep {
  return (layout) => {
    const now = layout[side].sort;
    if (now?.by !== by) return sortBy(side, { by, first: "worst" })(layout);
    return sortBy(side, now.first === "worst" ? { by, first: "best" } : null)(layout);
  };
}

/** Puts an entry in front of all others; its group comes with it. */
export function moveFirst(side: Side, id: string): LayoutStep {
  return onSide(side, ({ order }) => ({ order: [id, ...without(order, [id])], sort: null }));
}

/**
 * Moves an entry by one place within its group, with all others where they stand now: every line is named, or the groups
 * of those that are would come first.
 * @param lines of this side as shown
 */
export function moveBy(side: Side, lines: readonly Line[], id: string, by: -1 | 1): LayoutStep {
  const at = lines.findIndex(({ entry }) => entry?.id === id);
  const other = lines[at + by];
  const [from, to] = [lines[at], other];
  if (!from || !to?.entry || to.group !== from.group) return (layout) => layout;
  const ids = lines.flatMap(({ entry }) => entry?.id ?? []);
  const swapped = ids.map((one) => (one === id ? (to.entry?.id ?? one) : one === to.entry?.id ? id : one));
  return onSide(side, () => ({ order: swapped, sort: null }));
}

export function cycleMode(layout: MatrixLayout): MatrixLayout {
  return { ...layout, mode: MODES[(MODES.indexOf(layout.mode) + 1) % MODES.length] ?? layout.mode };
}

/** Dims what is not sought, or nothing any more. */
export function toggleSpotlight(spotlight: Spotlight): LayoutStep {
  return (layout) => ({ ...layout, spotlight: layout.spotlight === spotlight ? null : spotlight });
}

/**
 * The budget that was typed, with a point or a comma; null for none. Undefined for what cannot be one: no number, or
 * none that an address can hold.
 */
export function typedBudget(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const written = budgetText(Number(text.trim().replace(",", ".")));
  return written === null ? undefined : Number(written);
}

/** A budget as it was typed; what cannot be one sets none. */
export function setBudget(text: string): LayoutStep {
  const set = typedBudget(text) ?? null;
  return (layout) => {
    const gone = set === null && ["outside", "inconclusive", "within"].includes(layout.spotlight ?? "");
    return { ...layout, budget: set, spotlight: gone ? null : layout.spotlight };
  };
}

export function openSquare(row: string, column: string): LayoutStep {
  return (layout) => ({ ...layout, square: { row, column } });
}

export function closeSquare(layout: MatrixLayout): MatrixLayout {
  return { ...layout, square: null };
}
