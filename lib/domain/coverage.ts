import type { CellFact } from "@/lib/domain/standing";

/** A scheme of a model that siblings were measured with, and this chip never was. */
export type CoverageGap = {
  model: string;
  variant: string | null;
  /** Canonical ids, in the order given. */
  schemes: string[];
  /** Chips that were measured with at least one of them. */
  chips: string[];
};

const placeOf = ({ model, variant, scheme }: CellFact) => JSON.stringify([model, variant, scheme]);

/**
 * What was measured on siblings and never here: models with their schemes, whatever the evaluation and path. A run that
 * failed or was refused was tried, so it leaves no gap. Models with most schemes missing come first.
 */
export function coverageGaps(own: readonly CellFact[], siblings: readonly CellFact[]): CoverageGap[] {
  const here = new Set(own.map(placeOf));
  const gaps = new Map<string, { model: string; variant: string | null; schemes: Set<string>; chips: Set<string> }>();
  for (const cell of siblings) {
    if (cell.chip === null || here.has(placeOf(cell))) continue;
    const { model, variant } = cell;
    const key = JSON.stringify([model, variant]);
    const gap = gaps.get(key) ?? { model, variant, schemes: new Set(), chips: new Set() };
    gap.schemes.add(cell.scheme);
    gap.chips.add(cell.chip);
    gaps.set(key, gap);
  }
  return [...gaps.values()]
    .map(({ schemes, chips, ...gap }) => ({ ...gap, schemes: [...schemes].sort(), chips: [...chips].sort() }))
    .sort((a, b) => b.schemes.length - a.schemes.length || (a.model < b.model ? -1 : 1));
}
