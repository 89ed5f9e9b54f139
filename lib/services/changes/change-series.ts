import type { Tables } from "@/db/schema";
import type { ChangePoint } from "@/lib/domain/change-view";
import { referenceAt } from "@/lib/domain/changes/reference-at";
import { cellInterval } from "@/lib/domain/estimates/cell-interval";
import { delta } from "@/lib/domain/metric";
import { type SeriesPoint, seriesPoints } from "@/lib/domain/series";
import type { CellRun } from "@/lib/domain/settle-cell";
import { type CellRuns, familyOf, toCellRun } from "@/lib/services/read-cell-runs";

type Stored = Tables["change"]["$inferSelect"];
type Ends = { from: string; to: string; baseline: string | null };

/** The judgement of the step into a point: the one between points before one between runs of the point. */
function stepInto(run: string, judged: readonly Stored[]): Stored | undefined {
  const steps = judged.filter((row) => row.kind === "step" && row.toRun === run);
  return steps.find((row) => row.fromPoint !== row.toPoint) ?? steps[0];
}

function toPoint(point: SeriesPoint<CellRun>, cell: CellRuns, judged: readonly Stored[], ends: Ends): ChangePoint {
  const { evaluation } = cell;
  const run = point.runs[0] as CellRun;
  const row = cell.runs.find(({ id }) => id === run.id);
  const reference =
    row && row.targetKind !== "reference"
      ? referenceAt({ ...run, family: familyOf(row) }, row.simulated, cell.references)
      : null;
  const interval = cellInterval({
    ...run.facts,
    // Of a rate of errors, the count of right samples is not the count of what the value counts.
    correct: evaluation.direction === "higher" ? run.facts.correct : null,
    kind: evaluation.metricKind,
    value: run.value,
    samples: evaluation.samples,
  });
  const step = stepInto(run.id, judged);
  const has = (id: string | null) => point.runs.some((one) => one.id === id);
  return {
    key: point.key,
    stack: point.stack,
    runId: run.id,
    at: run.at,
    status: run.status,
    reason: run.reason,
    value: run.value,
    interval: interval && { low: interval.low, high: interval.high, method: interval.method },
    reference: reference?.value ?? null,
    delta: run.value === null || !reference ? null : delta(run.value, reference.value, evaluation.direction),
    runs: point.runs.length,
    spread: point.spread,
    verdict: step?.verdict ?? null,
    changeId: step?.id ?? null,
    isFrom: has(ends.from),
    isTo: has(ends.to),
    isBaseline: has(ends.baseline),
  };
}

/** The series of a cell with what was judged of each step. @param judged all that stands of the cell */
export function changeSeries(cell: CellRuns, judged: readonly Stored[], ends: { from: string; to: string }) {
  const points = seriesPoints(cell.runs.map(toCellRun));
  const earliest = points.find(({ runs }) => runs[0]?.value !== null)?.runs[0]?.id ?? null;
  const baseline = judged.find((row) => row.kind === "baseline")?.fromRun ?? earliest;
  return points.map((point) => toPoint(point, cell, judged, { ...ends, baseline }));
}
