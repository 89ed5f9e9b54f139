import type { Tables } from "@/db/schema";
import type { ChangedCell } from "@/lib/domain/change-view";
import { chipName } from "@/lib/domain/find-chip";
import type { Evaluation } from "@/lib/domain/matrix";

type Facts = Omit<Evaluation, "key">;

/** What a result of an evaluation is told with: of a row its values, of a table its columns. */
export function evaluationFacts<T extends Record<keyof Facts, unknown>>(evaluation: T): Pick<T, keyof Facts> {
  const { model, variant, dataset, split, metric, metricName, metricKind, direction, unit } = evaluation;
  const { samples, sampleSha256 } = evaluation;
  return {
    ...{ model, variant, dataset, split, metric, metricName, metricKind, direction, unit },
    ...{ samples, sampleSha256 },
  };
}

/** A cell with its evaluation, as changes and causes name it. */
export function changedCell(
  place: Omit<ChangedCell, keyof Facts | "evaluation" | "chipName">,
  evaluation: Tables["evaluation"]["$inferSelect"],
): ChangedCell {
  const { key, targetKind, chip, scheme, path, backend, simulated, emulated, sample } = place;
  return {
    key,
    evaluation: evaluation.key,
    ...evaluationFacts(evaluation),
    targetKind,
    chip,
    chipName: chipName(chip),
    ...{ scheme, path, backend, simulated, emulated, sample },
  };
}
