import type { ProblemError } from "@/lib/contract/problem";
import type { RunDocument } from "@/lib/contract/run";
import { findMetric } from "@/lib/domain/find-metric";
import type { Metric } from "@/lib/domain/metric";

type Evaluation = RunDocument["eval"];

/** True when the document's values are percent and are stored as fractions. */
export function isPercent(unit: string | null | undefined): boolean {
  const folded = unit?.trim().toLowerCase();
  return folded === "%" || folded === "percent" || folded === "pct";
}

/** A metric outside the catalogue carries its definition in its id: two definitions are two metrics. */
function customMetric(evaluation: Evaluation): Metric | ProblemError[] {
  const { kind, direction } = evaluation;
  const name = evaluation.metric.normalize("NFC").replace(/\s+/g, " ");
  if (!kind || !direction) {
    return [
      {
        location: "eval.metric",
        message: `unknown metric ${JSON.stringify(evaluation.metric)}`,
        fix: "use a name from GET /api/v1/catalog/metrics, or also send eval.kind, eval.direction, eval.unit and eval.range",
      },
    ];
  }
  const unit = kind === "proportion" || isPercent(evaluation.unit) ? "fraction" : (evaluation.unit ?? "");
  const range =
    kind === "proportion"
      ? { min: 0, max: 1 }
      : { min: evaluation.range?.min ?? null, max: evaluation.range?.max ?? null };
  return { id: `${name}|${kind}|${direction}|${unit}`, name, kind, direction, unit, range, thresholds: null };
}

/** The metric that a document means, or the errors that say why none can be told. */
export function resolveMetric(evaluation: Evaluation): Metric | ProblemError[] {
  const known = findMetric(evaluation.metric, evaluation.unit);
  if (!known) return customMetric(evaluation);
  for (const field of ["kind", "direction"] as const) {
    const stated = evaluation[field];
    if (stated != null && stated !== known[field]) {
      return [
        {
          location: `eval.${field}`,
          message: `${known.id} is known as ${known[field]}, the run says ${stated}`,
          fix: `leave eval.${field} out, or give your metric another name`,
        },
      ];
    }
  }
  return known;
}
