import { type DriftBalance, type DriftPrediction, predictOutput } from "@/lib/domain/drift/predict-drift";

export type SmallestSet =
  /** `certain` when even the lower end of the interval reaches the target. */
  | { kind: "reached"; layers: readonly number[]; prediction: DriftPrediction; certain: boolean }
  | { kind: "already-within"; prediction: DriftPrediction }
  /** All layers that are blamed for anything; the target needs another remedy. */
  | { kind: "out-of-reach"; layers: readonly number[]; prediction: DriftPrediction };

/** Layers blamed for less than this share of the noise are never proposed. */
export const MIN_PROPOSED_SHARE = 0.01;

/**
 * The fewest layers whose repair is predicted to bring the output to the target SQNR. Shares add up, so taking the
 * largest first is exact; ties go to the earlier position.
 * @param target SQNR in dB that the output shall reach
 * @param allowed positions that may be chosen, for instance those that the chip can run in 16 bits; default all
 */
export function smallestSet(balance: DriftBalance, target: number, allowed?: ReadonlySet<number>): SmallestSet {
  const now = predictOutput(balance, []);
  if (now.sqnr >= target) return { kind: "already-within", prediction: now };
  const candidates = [...balance.shares.keys()]
    .filter((node) => (balance.shares[node] ?? 0) >= MIN_PROPOSED_SHARE && (allowed?.has(node) ?? true))
    .sort((x, y) => (balance.shares[y] ?? 0) - (balance.shares[x] ?? 0));
  const layers: number[] = [];
  for (const node of candidates) {
    layers.push(node);
    const prediction = predictOutput(balance, layers);
    if (prediction.sqnr >= target) return { kind: "reached", layers, prediction, certain: prediction.low >= target };
  }
  return { kind: "out-of-reach", layers, prediction: predictOutput(balance, layers) };
}
