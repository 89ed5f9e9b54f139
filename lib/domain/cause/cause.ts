import type { CellPlace } from "@/lib/domain/identity";
import type { RunStatus, TargetKind } from "@/lib/domain/matrix";
import type { Direction } from "@/lib/domain/metric";
import type { Stack } from "@/lib/domain/stack";

/**
 * What caused a drop: the match-set procedure of methods.md section 4. Values, differences and errors stand in the
 * metric's stored unit; differences have the metric's direction applied, negative is worse.
 */

/** What can differ between two cells: `qnn` is QAIRT at run and at compile time, `runtime` is what sits above it. */
export const FACTORS = ["chip", "scheme", "qnn", "runtime"] as const;
export type Factor = (typeof FACTORS)[number];

/** Subfactors of software (DESIGN section 6); `runtime` is the version of a path that is not ONNX Runtime. */
export const SOFTWARE_AXES = ["qairt", "qairtCompile", "path", "onnxruntime", "qnnEp", "runtime", "options"] as const;
export type SoftwareAxis = (typeof SOFTWARE_AXES)[number];

/** The single facts that two cells are compared by. */
export type Axis = "chip" | "scheme" | SoftwareAxis;

/** A hypothesis says: the drop occurs where all of its factors are as in the target. `none` says: none of these. */
export const HYPOTHESES = [
  "chip",
  "scheme",
  "qnn",
  "runtime",
  "chip+scheme",
  "chip+qnn",
  "chip+runtime",
  "scheme+qnn",
  "scheme+runtime",
  "qnn+runtime",
  "none",
] as const;
export type Hypothesis = (typeof HYPOTHESES)[number];
/** Probabilities of the hypotheses; sums to 1 after `normalizePriors`. */
export type CausePriors = Record<Hypothesis, number>;

export type CauseReference = {
  value: number;
  source: string;
  /** Standard error of the reference; null when unknown. */
  error: number | null;
  /** True when the same script measured it on the same samples, false when another did; null when nobody says. */
  sameScript: boolean | null;
};

/** One measured point: a run with the facts that decide what it can be compared with. */
export type CauseCell = CellPlace & {
  runId: string;
  /** Key of its cell. Runs of one cell and one stack are one point: the newest speaks. */
  cellKey: string;
  /** Key of model and evaluation; points of another one are never compared. */
  evaluationKey: string;
  /** Epoch milliseconds. */
  at: number;
  /** Ingest sequence. */
  seq: number;
  stack: Stack;
  status: RunStatus;
  /** Null unless status is `ok`. */
  value: number | null;
  /** Standard error of the value from n, stderr or repeats (`cellError`); null when unknown. */
  error: number | null;
  /** Standard error of its difference to the target, from per-sample bits; null when they are not paired. */
  pairedError: number | null;
  reference: CauseReference | null;
  /** Share of nodes on the NPU, 0 to 1; null when placement is unknown. */
  npuShare: number | null;
  sourceSha256: string | null;
  quantizedSha256: string | null;
  outputSha256: string | null;
  /** What is known of the outputs: all the same, or not finite. Null when nobody looked. */
  outputs: { constant: boolean | null; finite: boolean | null } | null;
};

export type CauseInput = {
  target: CauseCell;
  /** Every other run of the same model, in any order: any target kind, chip, scheme, stack; the target is skipped. */
  cells: readonly CauseCell[];
  priors: CausePriors;
  direction: Direction;
  /**
   * The metric's watch threshold in the stored unit (1 point for proportions): smaller differences explain nothing.
   * Null when nobody has stated one: then nothing is named.
   */
  resolution: number | null;
};

/** A difference with its interval; `low` and `high` are null without errors on both sides. */
export type Difference = { value: number; low: number | null; high: number | null; level: number };

/** One gate, in the order in which they are asked. `unknown` lets pass, and the verdict says so. */
export type Gate = {
  gate: "measurement" | "placement";
  outcome: "passed" | "stopped" | "unknown" | "not-applicable";
  evidence: GateEvidence[];
};
export type GateEvidence =
  | { fact: "reference-of-another-script"; source: string }
  | { fact: "reference-script-unknown"; source: string }
  | {
      fact: "reference-depends";
      source: string;
      drop: number;
      otherSource: string;
      otherDrop: number;
      otherRunId: string;
    }
  | { fact: "outputs-not-finite" }
  | { fact: "outputs-constant" }
  | { fact: "outputs-equal-for-other-inputs"; otherRunId: string }
  | { fact: "outputs-equal-but-scored-differently"; otherRunId: string; difference: number }
  | { fact: "outputs-unknown" }
  | { fact: "npu-share"; share: number; minimum: number }
  | { fact: "npu-share-unlike-comparators"; share: number; comparator: number; otherRunId: string }
  | { fact: "placement-unknown" }
  | { fact: "not-meant-for-the-npu"; backend: string };

/** reference -> host or simulator -> device. Losses are positive where quality is lost. */
export type LossSplit = {
  /** The same artefact on a host or in a simulator. */
  runId: string;
  targetKind: "host" | "simulator";
  /** True when the hash of the quantized artefact is unknown on either side. */
  assumed: boolean;
  quantization: Difference;
  platform: Difference;
  /** Share of the drop that quantization explains. */
  share: number;
  /** True when at least `SCHEME_SHARE` of the drop is quantization loss, interval included. */
  schemeShown: boolean;
};

/** How an axis of a comparable point stands to the target's. */
export type Match = "same" | "different" | "unknown";

/** What one comparable point says. */
export type Witness = {
  runId: string;
  targetKind: TargetKind;
  chip: string | null;
  scheme: string;
  path: string | null;
  stack: Stack;
  /** Its delta to its own reference. */
  delta: Difference;
  /** `fine`: shown to have less than the margin of the drop; `drops`: shown to have it; else `unclear`. */
  reading: "fine" | "drops" | "unclear";
  same: Axis[];
  different: Axis[];
  unknown: Axis[];
  /** Hypotheses it speaks against by more than `WITNESS_RATIO`. */
  excludes: Hypothesis[];
  /** True when artefact, reference or placement are only assumed to be the same. */
  assumed: boolean;
};

/** Two runs of one cell and one recorded stack that differ: something changed that nobody recorded. */
export type RepeatWitness = { runId: string; at: number; value: number; difference: Difference };

/** Why a run could not be compared. */
export type Incomparable = {
  runId: string;
  because:
    | "other-evaluation"
    | "no-value"
    | "no-reference"
    | "is-reference"
    | "other-source-artifact"
    | "other-quantized-artifact"
    | "simulated-or-emulated"
    | "other-placement"
    | "older-run-of-a-point";
};

export type FactorChange = { axis: Axis; from: string | null /** Null: any other. */; to: string | null };

/** A run that has not been made and would tell hypotheses apart. */
export type NextRun = {
  targetKind: "device" | "host";
  chip: string | null;
  scheme: string;
  /** What differs from the target; everything else stays. */
  changes: FactorChange[];
  keeps: Factor[];
  /** Expected loss of entropy over the hypotheses. */
  bits: number;
  /** Relative effort, see `CHANGE_COST`. */
  cost: number;
  /** Probable causes which it separates: those that predict the drop again, and those that predict none. */
  ifDrops: Hypothesis[];
  ifFine: Hypothesis[];
};

export type HypothesisPosterior = {
  hypothesis: Hypothesis;
  prior: number;
  /** Natural logarithm of the likelihood, up to a constant shared by all; null when it cannot hold at the target. */
  logLikelihood: number | null;
  posterior: number;
};

export type Side = "chip" | "scheme" | "software";

export type UndeterminedReason =
  | "no-drop"
  | "no-value"
  | "no-reference"
  | "no-resolution"
  | "no-sample-count"
  | "no-comparable-run"
  | "not-separated"
  | "none-of-these";

/** What caused the drop. `subfactors` are the software axes that cannot be told apart, likeliest first. */
export type Cause =
  | { class: "measurement"; evidence: GateEvidence }
  | { class: "placement"; evidence: GateEvidence }
  | { class: "unrecorded"; witness: RepeatWitness }
  | { class: "chip"; probability: number }
  | { class: "scheme"; probability: number | null; by: "split" | "posterior" }
  | { class: "software"; probability: number; subfactors: SoftwareAxis[] }
  | { class: "interaction"; probability: number; of: [Side, Side]; subfactors: SoftwareAxis[] }
  | { class: "undetermined"; because: UndeterminedReason[] };

/** Facts whose absence keeps the verdict weak: the cheapest next step is to send them. */
export type MissingFact = "samples" | "reference" | "qairt" | "runtime" | "placement" | "artifact";

export type CauseVerdict = {
  cause: Cause;
  /** The drop below the reference, positive is worse; null without a value or a reference. */
  drop: Difference | null;
  gates: Gate[];
  split: LossSplit | null;
  /** In the order of HYPOTHESES; empty when a gate stopped or there is no drop. */
  posterior: HypothesisPosterior[];
  /** Posterior of each software axis, summed over the hypotheses that contain it. */
  subfactors: { axis: SoftwareAxis; posterior: number }[];
  /** Factors shown not to cause it alone: a point that shares them is shown to be fine. */
  cleared: { factor: Factor; runId: string }[];
  /** The `MAX_WITNESSES` which exclude most. */
  witnesses: Witness[];
  repeat: RepeatWitness | null;
  incomparable: Incomparable[];
  /** Most informative first, ties by cost. */
  nextRuns: NextRun[];
  missing: MissingFact[];
};
