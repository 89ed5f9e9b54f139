import { referenceMoved } from "@/lib/domain/changes/comparability";
import { type Compared, isMeasured } from "@/lib/domain/compare/compared";
import type { MissingReason } from "@/lib/domain/compare-view";
import { newestFirst } from "@/lib/domain/series";
import type { CellReference } from "@/lib/domain/settle-cell";

/** The one reference of a budget, and the result that it is taken from. */
export type BudgetReference = { reference: CellReference | null; of: Compared };

/** The reference of a budget: that of the result it is of, else that of the newest other arm that has one. */
export function budgetReference(device: Compared, others: readonly (Compared | null)[]): BudgetReference {
  const own = device.side.run.reference;
  if (own) return { reference: own, of: device };
  const held = others.flatMap((other) => (other?.side.run.reference && isMeasured(other) ? [other] : []));
  const [newest] = held.sort((a, b) => newestFirst(a.side.run, b.side.run));
  return newest ? { reference: newest.side.run.reference, of: newest } : { reference: null, of: device };
}

/**
 * True when both were held against a float value, and it is the same up to `REFERENCE_TOLERANCE`. What its source is
 * called is not asked: it moves no difference.
 */
export const sameReference = (a: CellReference | null, b: CellReference | null): boolean =>
  a !== null && b !== null && !referenceMoved(a, b);

/** True when two results are known to be of one model: one quantized artefact or one float model. */
function isSameModel({ side: { run: a } }: Compared, { side: { run: b } }: Compared): boolean {
  const same = (one: string | null, other: string | null) => one !== null && one === other;
  return same(a.quantizedSha256, b.quantizedSha256) || same(a.sourceSha256, b.sourceSha256);
}

/**
 * Why a result has no place in a budget; null when it has. Held against another float value, it is compared by its own
 * value only where the artefacts say that the model is one.
 */
export function keptOut(result: Compared, { reference, of }: BudgetReference): MissingReason | null {
  const own = result.side.run.reference;
  if (!own || !reference || sameReference(own, reference) || isSameModel(result, of)) return null;
  return { reason: "reference-differs", arm: own.value, budget: reference.value };
}
