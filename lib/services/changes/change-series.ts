import type { Tables } from "@/db/schema";
import type { ChangePoint } from "@/lib/domain/change-view";
import { referenceAt } from "@/lib/domain/changes/reference-at";
import { cellInterval } from "@/lib/domain/estimates/cell-interval";
import { delta } from "@/lib/domain/metric";
import { type SeriesPoint, seriesPoints } from "@/lib/domain/series";
import type { CellRun } from "@/lib/domain/settle-cell";
import { type CellRuns, familyOf, toCellRun } from "@/lib/services/read-cell-runs";

type Stored = Tables["change"]["$inferSelect"];
type Ends = { from: string; to: string };
type Context = { cell: CellRuns; judged: readonly Stored[]; ends: Ends | null; baseline: string | null };

/** The judgement of the step into a run: of one from the point before and one from an earlier run of its own, the worse. */
function stepInto(run: string, judged: readonly Stored[]): Stored | undefined {
  const steps = judged.filter((row) => row.kind === "step" && row.toRun === run);
  return steps.toSorted((a, b) => a.severity - b.severity)[0];
}

function toPoint(point: SeriesPoint<CellRun>, run: CellRun, { cell, judged, ends, baseline }: Context): ChangePoint {
  const { evaluation } = cell;
  const speaks = run === point.runs[0];
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
  return {
    key: point.key,
    stack: point.stack,
    runId: run.id,
    speaks,
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
    isFrom: run.id === ends?.from,
    isTo: run.id === ends?.to,
    isBaseline: speaks && point.runs.some(({ id }) => id === baseline),
  };
}

/**
 * The series of a cell with what was judged of each step. Of a version its newest run is a point, and so are earlier
 * ones at which a change of `shown` begins or ends.
 * @param judged all that stands of the cell
 * @param ends of the change that is looked at; null for none
 */
export function changeSeries(
  cell: CellRuns,
  judged: readonly Stored[],
  ends: Ends | null,
  shown: readonly Ends[] = ends === null ? [] : [ends],
): ChangePoint[] {
  const points = seriesPoints(cell.runs.map(toCellRun));
  const earliest = points.find(({ runs }) => runs[0]?.value !== null)?.runs[0]?.id ?? null;
  const baseline = judged.find((row) => row.kind === "baseline")?.fromRun ?? earliest;
  const named = new Set(shown.flatMap(({ from, to }) => [from, to]));
  return points.flatMap((point) =>
    point.runs
      .filter((run, place) => place === 0 || named.has(run.id))
      .reverse()
      .map((run) => toPoint(point, run, { cell, judged, ends, baseline })),
  );
}
