import type { RunStatus } from "@/lib/domain/matrix";
import type { Metric } from "@/lib/domain/metric";
import type { SeriesRun } from "@/lib/domain/series";
import type { CellReference } from "@/lib/domain/settle-cell";
import type { Stack, StackAxis } from "@/lib/domain/stack";

/** What judging a series takes and gives. Everything but `Uint8Array` bits goes through JSON unharmed. */

export const VERDICTS = ["collapsed", "regressed", "watch", "unchanged", "improved", "insufficient"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * `step`: a point, or a newer run of one point, against the last comparable result before it. `baseline`: the newest
 * point against the baseline. `drift`: all points before a split against all after it. `reference`: what results are
 * held against moved.
 */
export const JUDGEMENT_KINDS = ["step", "baseline", "drift", "reference"] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

/** How a difference was tested, best evidence first; `best-split` stands over one of the others. */
export const TESTS = [
  "paired-mcnemar",
  "paired-clusters",
  "paired-scores",
  "unpaired-interval",
  "normal",
  "student-t",
] as const;
export type Test = (typeof TESTS)[number];

/** What decides the verdict: a test, or one of the rules that come before every test. */
export const RULES = [
  ...TESTS,
  "best-split",
  "value-only",
  "same-output",
  "beats-reference",
  "status",
  "not-comparable",
  "reference-moved",
] as const;
export type Rule = (typeof RULES)[number];

/** One run as judging sees it. The first fields are those of a series. */
export type JudgedRun = SeriesRun & {
  /** Count of right samples; null when nobody counted. */
  correct: number | null;
  /** Correctness per sample, most significant bit first. */
  bits: Uint8Array | null;
  /** Standard error in the stored unit. */
  stderr: number | null;
  /** In the stored unit. */
  repeats: readonly number[];
  scores: readonly number[] | null;
  /** Cluster of each sample. */
  clusters: readonly number[] | null;
  outputSha256: string | null;
  sourceSha256: string | null;
  quantizedSha256: string | null;
  /** What this run was held against when it ran, see `referenceAt`. */
  reference: CellReference | null;
  /** Share of nodes on the NPU, 0 to 1. */
  npuShare: number | null;
  /** Campaign, else request: what is judged together. */
  family: string;
};

export type JudgeInput = {
  cellKey: string;
  metric: Pick<Metric, "kind" | "direction" | "thresholds">;
  /** Samples of the evaluation; part of the cell's identity, so all runs share it. */
  samples: number | null;
  /** False when no run names the hash of the sample list: pairing by position is then assumed, and marked. */
  sampleListKnown: boolean;
  /** In any order. */
  runs: readonly JudgedRun[];
  /** Run that a user pinned as baseline. */
  pinnedRun: string | null;
  /** Run from which a user accepted the new level. */
  acceptedRun: string | null;
  /** Whether the steps into a run are judged already and stand: they are left out. Without it all are judged. */
  settled?: (runId: string) => boolean;
};

export type NotComparableReason =
  | "quantized-artifact-differs"
  | "quantized-artifact-unknown-on-one-side"
  | "source-differs"
  | "source-unknown-on-one-side";

/** `assumed`: no hash of the quantized artefact on either side. */
export type Comparability = { ok: true; assumed: boolean } | { ok: false; reason: NotComparableReason };

/** One end of a judgement. */
export type Side = {
  runId: string;
  pointKey: string;
  stack: Stack;
  /** Epoch milliseconds. */
  at: number;
  status: RunStatus;
  value: number | null;
  npuShare: number | null;
  reference: { value: number; source: string; runId: string | null } | null;
};

/** A part of the stack that differs; `option` names the numeric option. */
export type MovedAxis = {
  axis: StackAxis | "options";
  option: string | null;
  from: string | null;
  to: string | null;
};

/** Of differences; in the stored unit, direction applied. */
export type DifferenceInterval = { low: number; high: number; level: number; method: string };

/**
 * Drops in the stored unit. `catalogue`: stated for the metric. Else shares of the reference or of the earlier value,
 * under which no verdict goes above `watch`.
 */
export type UsedThresholds = {
  watch: number;
  alarm: number;
  collapse: number;
  basis: "catalogue" | "reference-share" | "value-share";
};

/** Facts that ride on a judgement and silence nothing: cause and page decide what to make of them. */
export type Fact =
  | { fact: "artifact-assumed" }
  | { fact: "sample-list-assumed" }
  | { fact: "counts-derived" }
  | { fact: "low-npu-share"; side: "from" | "to"; share: number }
  | { fact: "placement-differs"; from: number; to: number }
  | { fact: "same-output-other-value" }
  /** The loss in samples is so small that no outcome with it reaches significance. */
  | { fact: "loss-below-reach"; lost: number };

export type Numbers = {
  /** Test behind `p`; null when nothing was tested. */
  test: Test | null;
  /** Samples on each side; null when unknown. */
  n: number | null;
  /** Right to wrong and wrong to right; null unless paired by bits. */
  b: number | null;
  c: number | null;
  /** Stored unit, direction applied: negative is worse. Null when a side has no value. */
  difference: number | null;
  interval: DifferenceInterval | null;
  /** One-sided: as bad as this or worse without a change; null when nothing was tested. */
  p: number | null;
  /** One-sided: as good as this or better without a change. */
  pImproved: number | null;
  /** Least p that this evidence could have given; 0 for continuous tests. */
  pFloor: number | null;
  thresholds: UsedThresholds | null;
  /** Value minus reference, direction applied, on both sides. */
  gap: { before: number | null; after: number | null };
  /** Smallest drop that evidence like this shows with power 0.8 at 0.05 (estimates/smallest-drop); stored unit. */
  minimumDetectable: number | null;
};

export type PointName = { runId: string; pointKey: string; stack: Stack; at: number };

/** Releases between two versions of one axis that no point of the series ran. */
export type UntestedReleases = { axis: StackAxis; from: string; to: string; versions: string[] };

/** The run that would halve what is unknown: the middle release, or one of several moved axes alone. */
export type BisectingRun = { why: "bisect-releases" | "separate-axes"; axis: StackAxis | "options"; stack: Stack };

export type RawJudgement = {
  /** Stable canonical text of cell, kind and both ends; the service hashes it. */
  id: string;
  cellKey: string;
  kind: JudgementKind;
  /** Key of the family that judges `p`, see `familyKey`. */
  family: string;
  from: Side;
  to: Side;
  comparable: Comparability;
  /** Empty when nothing recorded moved, for instance between two runs of one point. */
  axes: MovedAxis[];
  /** The rule that decides; a tested judgement carries its test's name. */
  rule: Rule;
  numbers: Numbers;
  facts: Fact[];
  /** Why the baseline is the baseline; null unless kind is `baseline`. */
  baseline: "pinned" | "accepted" | "earliest" | null;
  /**
   * Places in the series with every run counted, 0 first; of a drift the whole stretch it was sought in. A step is part
   * of a stretch when its `to` lies after the stretch's `from` and not after its `to`.
   */
  order: { from: number; to: number };
  lastGood: PointName | null;
  firstBad: PointName | null;
  /** First later point that is back within watch of the last good one; null while it is bad, and when it never was. */
  recovered: PointName | null;
  untested: UntestedReleases[];
  bisect: BisectingRun | null;
};

/**
 * Cutoffs of one family: a judgement is significantly worse when p <= worse, significantly better when
 * pImproved <= better. 0 when nothing is.
 */
export type Family = {
  /** Judgements with a test that could have reached significance: what the cutoffs are corrected for. */
  size: number;
  worse: number;
  better: number;
};

export type Judgement = RawJudgement & {
  verdict: Verdict;
  significant: boolean;
  /** Collapsed or regressed: what wakes somebody. */
  alarm: boolean;
  familySize: number;
  familyCutoff: number;
};
