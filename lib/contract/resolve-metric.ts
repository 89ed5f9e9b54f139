import type { ProblemError } from "@/lib/contract/problem";
import type { RunDocument } from "@/lib/contract/run";
import { findMetric } from "@/lib/domain/find-metric";
import type { Metric } from "@/lib/domain/metric";

type Evaluation = RunDocument["eval"];

/** Percent to fraction without the rounding noise of a division: 72.4 becomes 0.724. */
export function fromPercent(value: number): number {
  return Number(`${value}e-2`) || value / 100;
}

/** True when the document's values are percent and are stored as fractions. */
export function isPercent(unit: string | null | undefined): boolean {
  const folded = unit?.trim().toLowerCase();
  return folded === "%" || folded === "percent" || folded === "pct";
}

// `|` joins the parts of the id: inside a part it is escaped, so that no two definitions share an id.
const part = (text: string) => text.replace(/[\\|]/g, "\\$&");

/** The range in the stored unit: it is stated in the unit of the values. */
function customRange(evaluation: Evaluation): Metric["range"] {
  if (evaluation.kind === "proportion") return { min: 0, max: 1 };
  const stored = (bound: number | null | undefined) =>
    bound == null ? null : isPercent(evaluation.unit) ? fromPercent(bound) : bound;
  return { min: stored(evaluation.range?.min), max: stored(evaluation.range?.max) };
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
  return {
    id: `${part(name)}|${kind}|${direction}|${part(unit)}`,
    name,
    kind,
    direction,
    unit,
    range: customRange(evaluation),
    thresholds: null,
  };
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
  if (isPercent(evaluation.unit) && known.unit !== "fraction") {
    return [
      {
        location: "eval.unit",
        message: `${known.id} is not a share: its values are stored ${known.unit ? `in ${known.unit}` : "without a unit"}`,
        fix: `send the value ${known.unit ? `in ${known.unit}` : "as it is defined"} and leave eval.unit out`,
      },
    ];
  }
  return known;
}
