import type { Figure } from "@/components/format/numbers";

/** Longer units do not fit into a square; they stand in its words and above the table. */
const UNIT_SHOWN = 4;

export const shortUnit = (unit: string) => (unit.length > UNIT_SHOWN ? "" : unit);
export const shortText = (figure: Figure) => `${figure.number}${shortUnit(figure.unit)}`;

/** Both bounds or none. */
export function boundsOf(low: number | undefined, high: number | undefined): { low: number; high: number } | null {
  return low === undefined || high === undefined ? null : { low, high };
}
