/** One line of the report: what was measured, against what, and the ratio that the budget speaks of. */
export type Row = { what: string; measured: string; against: string; ratio: string; budget: string };

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;

/** Prints the rows as a table with aligned columns. */
export function printRows(rows: readonly Row[]): void {
  const table = [{ what: "what", measured: "measured", against: "against", ratio: "ratio", budget: "budget" }, ...rows];
  const keys = ["what", "measured", "against", "ratio", "budget"] as const;
  const widths = keys.map((key) => Math.max(...table.map((row) => row[key].length)));
  for (const row of table) console.log(keys.map((key, i) => row[key].padEnd(widths[i] ?? 0)).join("  "));
}
