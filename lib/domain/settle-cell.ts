import type { CellFacts } from "@/lib/domain/estimates/cell-evidence";
import { cellInterval } from "@/lib/domain/estimates/cell-interval";
import type { Interval } from "@/lib/domain/estimates/interval";
import { type SmallestDrop, smallestDrop } from "@/lib/domain/estimates/smallest-drop";
import { type Evidence, isUnverified } from "@/lib/domain/evidence";
import type { CellMark, RunStatus, TargetKind } from "@/lib/domain/matrix";
import { type Direction, delta, type MetricKind } from "@/lib/domain/metric";
import { newestFirst, type SeriesPoint, type SeriesRun, seriesPoints } from "@/lib/domain/series";

/** Below this share of nodes on the NPU a result is one of another processor too (methods.md section 4, step 0). */
export const MIN_NPU_SHARE = 0.95;

export type Placement = { npu: number | null; gpu: number | null; cpu: number | null };

export type CellRun = SeriesRun & {
  reason: string | null;
  /** How sure the value is, as far as the run says it. */
  facts: Pick<CellFacts, "correct" | "perSample" | "stderr" | "repeats">;
  /** Reference that the run itself carries, in the stored unit. */
  reference: { value: number; source: string } | null;
  sourceSha256: string | null;
  quantizedSha256: string | null;
  placement: Placement | null;
  /** Who measured; null when nobody says. */
  runner: string | null;
};

/** A run of target kind `reference` under the same model and evaluation. */
export type ReferenceRun = {
  id: string;
  seq: number;
  at: number;
  value: number;
  source: string;
  sourceSha256: string | null;
  simulated: boolean;
};

export type CellReference = {
  value: number;
  source: string;
  kind: "run" | "inline";
  runId: string | null;
  /** True when the float model's hash is unknown on either side. */
  assumed: boolean;
};

export type SettledCell = {
  /** The run that speaks: the newest run of the last point. */
  runId: string;
  status: RunStatus;
  reason: string | null;
  at: number;
  value: number | null;
  valueIsLast: boolean;
  reference: CellReference | null;
  delta: number | null;
  /** Of the value, not of the delta. */
  interval: Interval | null;
  smallestDrop: SmallestDrop | null;
  npuShare: number | null;
  qairt: string | null;
  onnxruntime: string | null;
  marks: CellMark[];
  runs: number;
  points: number;
};

export type SettleInput = {
  targetKind: TargetKind;
  simulated: boolean;
  emulated: boolean;
  /** True when the runs are sample data. */
  sample: boolean;
  samples: number | null;
  metricKind: MetricKind;
  direction: Direction;
  /** At least one. */
  runs: readonly CellRun[];
  /** Reference runs of the same model and evaluation, in any order. */
  references: readonly ReferenceRun[];
};

/**
 * Share of nodes on the NPU, 0 to 1; null unless the nodes on NPU and CPU were both counted. A GPU that is not
 * mentioned ran none.
 */
export function npuShare(placement: Placement | null): number | null {
  if (!placement || placement.npu === null || placement.cpu === null) return null;
  const total = placement.npu + placement.cpu + (placement.gpu ?? 0);
  return total === 0 ? null : placement.npu / total;
}

/**
 * The reference a run is held against: the newest reference run whose float model is the same one, else the newest
 * whose hash is unknown on either side, else the value that the run itself carries.
 */
export function chooseReference(
  run: CellRun,
  simulated: boolean,
  references: readonly ReferenceRun[],
): CellReference | null {
  const candidates = references.filter((other) => other.simulated === simulated).sort(newestFirst);
  const same = candidates.find((other) => other.sourceSha256 !== null && other.sourceSha256 === run.sourceSha256);
  const assumed = candidates.find((other) => other.sourceSha256 === null || run.sourceSha256 === null);
  const chosen = same ?? assumed;
  if (chosen) {
    return { value: chosen.value, source: chosen.source, kind: "run", runId: chosen.id, assumed: chosen !== same };
  }
  if (!run.reference) return null;
  return { ...run.reference, kind: "inline", runId: null, assumed: false };
}

function lastMeasured(points: SeriesPoint<CellRun>[]): CellRun | null {
  for (const point of points.toReversed()) {
    const run = point.runs.find((candidate) => candidate.value !== null);
    if (run) return run;
  }
  return null;
}

/** The marks whose condition holds, in the order given. */
function holding(marks: readonly (readonly [CellMark, boolean])[]): CellMark[] {
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []));
}

/** Marks that follow from a run alone, wherever it is shown. @param share nodes on the NPU, see `npuShare` */
export function runMarks(
  run: Evidence & { targetKind: TargetKind; simulated: boolean; emulated: boolean; sample: boolean },
  share: number | null,
): CellMark[] {
  return holding([
    ["cpu-fallback", run.targetKind === "device" && share !== null && share < MIN_NPU_SHARE],
    ["simulated", run.simulated],
    ["emulated", run.emulated],
    ["sample", run.sample],
    ["unverified", isUnverified(run)],
    ["no-n", run.samples === null],
  ]);
}

function marksOf(
  input: SettleInput,
  { speaker, measured }: { speaker: CellRun; measured: CellRun },
  share: number | null,
  reference: CellReference | null,
): CellMark[] {
  const { targetKind, simulated, emulated, sample, samples } = input;
  return [
    // A run without a result ran nowhere that could be known.
    ...holding([["placement-unknown", targetKind === "device" && share === null && speaker.status === "ok"]]),
    ...runMarks({ ...measured, targetKind, simulated, emulated, sample, samples }, share),
    ...holding([
      ["no-reference", targetKind !== "reference" && reference === null],
      ["reference-assumed", reference?.assumed === true],
      ["artifact-assumed", input.runs.length > 1 && speaker.quantizedSha256 === null],
    ]),
  ];
}

/** What a cell shows, from all of its runs. */
export function settleCell(input: SettleInput): SettledCell {
  const points = seriesPoints(input.runs);
  const speaker = points.at(-1)?.runs[0];
  if (!speaker) throw new RangeError("a cell has at least one run");
  const measured = speaker.value === null ? lastMeasured(points) : speaker;
  const isReference = input.targetKind === "reference";
  const reference = isReference ? null : chooseReference(measured ?? speaker, input.simulated, input.references);
  const share = npuShare(speaker.placement);
  const value = measured?.value ?? null;
  const { facts: said } = measured ?? speaker;
  const facts: CellFacts = {
    ...said,
    // Of a rate of errors, the count of right samples is not the count of what the value counts.
    correct: input.direction === "higher" ? said.correct : null,
    kind: input.metricKind,
    value,
    samples: input.samples,
  };
  return {
    runId: speaker.id,
    status: speaker.status,
    reason: speaker.reason,
    at: speaker.at,
    value,
    valueIsLast: value !== null && measured !== speaker,
    reference,
    delta: value === null || !reference ? null : delta(value, reference.value, input.direction),
    interval: cellInterval(facts),
    smallestDrop: smallestDrop(facts),
    npuShare: share,
    qairt: speaker.stack.qairt,
    onnxruntime: speaker.stack.onnxruntime,
    marks: marksOf(input, { speaker, measured: measured ?? speaker }, share, reference),
    runs: input.runs.length,
    points: points.length,
  };
}
