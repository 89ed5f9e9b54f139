import { metricAt } from "@/lib/domain/drift/error-level";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { robustSpread } from "@/lib/domain/drift/robust";

/** A layer whose sensitivity is this many spreads beyond the median agrees that it is guilty. */
export const SENSITIVE_SPREADS = 2;

/** AIMET QuantAnalyzer's columns; in `onlyFloat` a guilty layer scores well, in `onlyQuantized` badly. */
export const SENSITIVITIES = ["onlyQuantized", "onlyFloat"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export type WitnessAnswer = "agrees" | "disagrees" | "unclear" | "absent";

/** What one sensitivity says of one layer. `beyond`: spreads beyond the median in the guilty direction; null without a spread. */
export type SensitivityAnswer = {
  metric: Sensitivity;
  value: number | null;
  beyond: number | null;
  answer: WitnessAnswer;
};

/** @param distance how far the value lies beyond the median in the guilty direction, in the value's own unit */
function answerOf(distance: number, spread: number): Pick<SensitivityAnswer, "beyond" | "answer"> {
  if (distance <= 0) return { beyond: spread > 0 ? distance / spread : null, answer: "disagrees" };
  // Where most layers are alike the spread is zero, and any distance is beyond it.
  const beyond = spread > 0 ? distance / spread : null;
  return { beyond, answer: beyond === null || beyond >= SENSITIVE_SPREADS ? "agrees" : "unclear" };
}

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
  const witnesses = SENSITIVITIES.map((metric) => {
    const known = Array.from(side.metrics[metric] ?? []).filter((value) => !Number.isNaN(value));
    const guilty = (metric === "onlyFloat" ? 1 : -1) * (better === "higher" ? 1 : -1);
    return { metric, guilty, ...robustSpread(known) };
  });
  const ask = (node: number) =>
    witnesses.map(({ metric, guilty, median, spread }): SensitivityAnswer => {
      const value = metricAt(side, metric, node);
      if (Number.isNaN(value)) return { metric, value: null, beyond: null, answer: "absent" };
      return { metric, value, ...answerOf(guilty * (value - median), spread) };
    });
  return new Map(nodes.map((node) => [node, ask(node)]));
}
