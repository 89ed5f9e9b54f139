import type { PairSetting, PairSide } from "@/lib/domain/compare/compare-pair";
import type { Calibration, ValueInterval } from "@/lib/domain/compare-view";
import { cellInterval } from "@/lib/domain/estimates/cell-interval";
import { findMetric } from "@/lib/domain/find-metric";
import type { Cell } from "@/lib/domain/matrix";
import { schemeOf } from "@/lib/domain/scheme-facts";

/** One result in a comparison: the cell it stands in, the run that speaks, and the column that it stands under. */
export type Compared = {
  cell: Cell;
  /** Key of the cell's evaluation. */
  evaluation: string;
  side: PairSide;
  column: string;
  calibration: Calibration | null;
  latencyMs: number | null;
  bytes: number | null;
};

/** What pairs of cells of one evaluation are measured by. */
export function settingOf(
  cell: Pick<Cell, "metric" | "metricKind" | "direction" | "samples" | "sampleSha256">,
): PairSetting {
  return {
    metric: {
      kind: cell.metricKind,
      direction: cell.direction,
      thresholds: findMetric(cell.metric)?.thresholds ?? null,
    },
    samples: cell.samples,
    sampleListKnown: cell.sampleSha256 !== null,
  };
}

/** The side of a cell's run. */
export function sideOf(
  cell: Pick<Cell, "scheme" | "simulated" | "emulated">,
  evaluation: string,
  run: PairSide["run"],
  calibration: Calibration | null,
): PairSide {
  const { method } = schemeOf(cell.scheme);
  return {
    run,
    evaluation,
    scheme: cell.scheme,
    method,
    simulated: cell.simulated,
    emulated: cell.emulated,
    calibration,
  };
}

/** True when a result has a value that can be ranked. */
export const isMeasured = ({ side }: Pick<Compared, "side">) => side.run.status === "ok" && side.run.value !== null;

/** The value with the direction applied: larger is better. */
export function merit({ cell, side }: Pick<Compared, "cell" | "side">): number {
  const value = side.run.value ?? Number.NaN;
  return cell.direction === "higher" ? value : -value;
}

/** The interval of a result's value: the cell's own, or that of the run where another run of the cell is compared. */
export function intervalOf({ cell, side: { run } }: Pick<Compared, "cell" | "side">): ValueInterval | null {
  if (cell.runId === run.id) return cell.interval;
  const found = cellInterval({
    kind: cell.metricKind,
    value: run.value,
    samples: cell.samples,
    // Of a rate of errors, the count of right samples is not the count of what the value counts.
    correct: cell.direction === "higher" ? run.correct : null,
    perSample: run.bits !== null,
    stderr: run.stderr,
    repeats: [...run.repeats],
  });
  return found && { low: found.low, high: found.high, method: found.method };
}
