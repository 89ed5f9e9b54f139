import { metricAt } from "@/lib/domain/drift/error-level";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { robustSpread } from "@/lib/domain/drift/robust";

/** A layer whose sensitivity is this many spreads beyond the median agrees that it is guilty. */
export const SENSITIVE_SPREADS = 2;

/** AIMET QuantAnalyzer's columns; in `onlyFloat` a guilty layer scores well, in `onlyQuantized` badly. */
export const SENSITIVITIES = ["onlyQuantized", "onlyFloat"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export type WitnessAnswer = "agrees" | "disagrees" | "unclear" | "absent";

/** What one sensitivity says of one layer. `beyond`: spreads beyond the median in the guilty direction. */
export type SensitivityAnswer = {
  metric: Sensitivity;
  value: number | null;
  beyond: number | null;
  answer: WitnessAnswer;
};

/**
 * Asks the sensitivities of one side about layers that were found guilty. `agrees` beyond `SENSITIVE_SPREADS`,
 * `disagrees` for a layer that matters no more than the median one, else `unclear`.
 * @param better direction of the accuracy that the tool evaluated: its files do not say (formats.md A3)
 */
export function askSensitivities(
  side: LayerSide,
  nodes: readonly number[],
  better: "higher" | "lower" = "higher",
): Map<number, SensitivityAnswer[]> {
  const answers = new Map<number, SensitivityAnswer[]>(nodes.map((node) => [node, []]));
  for (const metric of SENSITIVITIES) {
    const column = Array.from(side.metrics[metric] ?? []).filter((value) => !Number.isNaN(value));
    const { median, spread } = robustSpread(column);
    const guilty = (metric === "onlyFloat" ? 1 : -1) * (better === "higher" ? 1 : -1);
    for (const [node, list] of answers) {
      const value = metricAt(side, metric, node);
      if (Number.isNaN(value)) {
        list.push({ metric, value: null, beyond: null, answer: "absent" });
        continue;
      }
      const distance = guilty * (value - median);
      // Where most layers are alike the spread is zero and any distance is beyond it.
      const beyond = spread > 0 ? distance / spread : Math.sign(distance) * Number.POSITIVE_INFINITY;
      const answer = distance <= 0 ? "disagrees" : beyond >= SENSITIVE_SPREADS ? "agrees" : "unclear";
      list.push({ metric, value, beyond: distance === 0 ? 0 : beyond, answer });
    }
  }
  return answers;
}
