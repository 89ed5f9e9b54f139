import { type LayerPair, localLevel } from "@/lib/domain/drift/error-level";
import { median } from "@/lib/domain/drift/robust";

/** dB of local error that the middle layer must have lost before it counts as common: one bit, 20 log10(2). */
export const COMMON_LOSS_DB = 6;
/** With fewer layers than this nobody knows what is common. */
export const MIN_COMMON_LAYERS = 5;

/**
 * What nearly all layers of B lost against A in local SQNR, in dB: the median, or 0 when it is less than a bit. Two runs
 * of different precision (8 against 16 bits: 48 dB) differ so by design in every layer, which blames none of them; as
 * everything that both sides of a layer share, it cancels.
 */
export function commonLoss(pairs: readonly LayerPair[]): number {
  const losses = pairs.flatMap(({ a, nodeA, b, nodeB }) => {
    const [localA, localB] = [localLevel(a, nodeA), localLevel(b, nodeB)];
    return localA === null || localB === null ? [] : [localA - localB];
  });
  if (losses.length < MIN_COMMON_LAYERS) return 0;
  const middle = median(losses);
  return middle >= COMMON_LOSS_DB ? middle : 0;
}
