import type { DifferenceInterval, Fact, MovedAxis, Test } from "@/lib/domain/changes/change";
import type { Interval } from "@/lib/domain/estimates/interval";
import type { AxisName, CellChoices, CellMark, Evaluation, RunStatus, TargetKind } from "@/lib/domain/matrix";
import type { AtMark } from "@/lib/domain/moment";
import type { Method } from "@/lib/domain/scheme";
import type { NativeSupport, SchemeFacts, SchemeFormat } from "@/lib/domain/scheme-facts";
import type { Stack } from "@/lib/domain/stack";

/**
 * What comparing schemes shows. Values stand in the metric's stored unit, instants are epoch milliseconds; every
 * difference has the direction applied: negative is worse.
 */

export type CompareFilter = {
  /** Empty lists do not restrict; without a model one evaluation is chosen. */
  models: string[];
  /** Key of one evaluation; null for all of the models. */
  evaluation: string | null;
  schemes: string[];
  chips: string[];
  paths: string[];
  targets: TargetKind[];
  /** Scheme that the others are held against; null for the one chosen by `chooseBase`. */
  base: string | null;
  /** Rank emulated and simulated results beside measured ones. */
  emulated: boolean;
  /** One column a calibration instead of one a scheme. */
  calibrations: boolean;
  asOf: number | null;
};

/** What a scheme was calibrated with, as far as its runs say it. */
export type Calibration = {
  algorithm: string | null;
  dataset: string | null;
  samples: number | null;
  site: "host" | "device" | "cloud" | null;
};

/** One scheme, or one calibration of it. Columns stand by method, then by format, then by name. */
export type CompareColumn = {
  /** The scheme's id; with calibrations apart, followed by which one. */
  id: string;
  scheme: string;
  method: Method;
  format: SchemeFormat;
  facts: SchemeFacts;
  isBase: boolean;
  /** Floats are shown and never ranked. */
  isFloat: boolean;
  /** The calibrations that its runs name; runs that name none do not count. */
  calibrations: Calibration[];
  /** More than one, or some runs name one and others none. */
  calibrationsDiffer: boolean;
  /** Cells under this column. */
  cells: number;
};

export type ValueInterval = Pick<Interval, "low" | "high" | "method">;

/**
 * What comes of two results held against each other. `equivalent`: the whole interval lies within the metric's watch
 * threshold. `same`: one run, or the same outputs. `untested`: values alone say nothing of chance.
 */
export const PAIR_VERDICTS = [
  "worse",
  "better",
  "equivalent",
  "no-difference-shown",
  "same",
  "untested",
  "not-comparable",
] as const;
export type PairVerdict = (typeof PAIR_VERDICTS)[number];

export const INCOMPARABLE = ["not-measured", "evaluation-differs", "source-differs", "simulated-beside-real"] as const;
export type Incomparable = (typeof INCOMPARABLE)[number];

export type PairFact =
  | Fact
  /** The versions or options under which both ran differ. */
  | { fact: "stack-differs"; axes: MovedAxis[] }
  | { fact: "emulated"; side: "from" | "to" | "both" }
  | { fact: "calibration-differs" }
  /** One scheme, two quantized artefacts. */
  | { fact: "artifact-differs" }
  /** The float models differ, as they do after quantization-aware training. */
  | { fact: "retrained" }
  /** They are held against different float values: another float model, or another harness. */
  | { fact: "reference-differs"; from: number; to: number }
  /** The value that the result is held against is taken as exact. */
  | { fact: "reference-exact" };

/** Two results held against each other: `to` minus `from`. */
export type PairDifference = {
  verdict: PairVerdict;
  /** Why nothing was compared; null otherwise. */
  reason: Incomparable | null;
  fromRun: string | null;
  toRun: string | null;
  from: number | null;
  to: number | null;
  difference: number | null;
  /** Null when nothing supports one: "no interval". */
  interval: DifferenceInterval | null;
  test: Test | null;
  /** Two-sided; null when nothing was tested. */
  p: number | null;
  /** Samples that `from` had right and `to` has wrong, and the other way; null unless paired by bits. */
  lost: number | null;
  won: number | null;
  samples: number | null;
  /** True after the correction for all tests of its question and evaluation. */
  significant: boolean;
  facts: PairFact[];
};

export type CompareCell = {
  column: string;
  /** Key of the cell and the run that speaks for it. */
  key: string;
  runId: string;
  status: RunStatus;
  reason: string | null;
  value: number | null;
  interval: ValueInterval | null;
  reference: { value: number; source: string; kind: "run" | "inline"; runId: string | null } | null;
  delta: number | null;
  /** Of the delta, with the reference taken as exact. */
  deltaInterval: ValueInterval | null;
  marks: CellMark[];
  stale: boolean;
  emulated: boolean;
  npuShare: number | null;
  qairt: string | null;
  onnxruntime: string | null;
  measuredAt: number;
  calibration: Calibration | null;
  latencyMs: number | null;
  /** Size of the artefact. */
  bytes: number | null;
  native: NativeSupport;
  /** Against the base of the row; null for the base itself and where the row has none. */
  againstBase: PairDifference | null;
  /**
   * The same question on the newest stack that both ran, where the runs of `againstBase` stand under different stacks;
   * null where they share theirs, or none.
   */
  sameStack: { stack: Stack; pair: PairDifference } | null;
  /** Marks of the Pareto fronts of its row: accuracy against latency, accuracy against size. */
  frontLatency: boolean;
  frontBytes: boolean;
  /** Other cells under the same square, of which this one was measured last. */
  others: number;
};

export const NO_WINNER = [
  "one-candidate",
  "nothing-tested",
  "not-shown-better",
  "not-in-every-row",
  "worse-somewhere",
] as const;
export type NoWinner = (typeof NO_WINNER)[number];

/** Which column wins, or why none does. Only significantly better than every other one wins. */
export type Winner = {
  column: string | null;
  reason: NoWinner | null;
  /** Best by value alone; null when fewer than two can be ranked or the best ones are equal. */
  leads: string | null;
  /** Columns that the leader was not shown to be better than. */
  rivals: string[];
  /** Columns left out of the ranking, and why. */
  leftOut: { column: string; because: "emulated" | "not-measured" | "float" }[];
};

/** The overall winner, with the rows that speak for and against it. */
export type OverallWinner = Omit<Winner, "leftOut"> & {
  rows: { won: number; notWorse: number; worse: number; untested: number; missing: number };
};

/** One chip (or host) and path under one evaluation. */
export type CompareRow = {
  id: string;
  evaluation: string;
  target: AxisName;
  targetKind: TargetKind;
  chip: string | null;
  path: string | null;
  backend: string | null;
  simulated: boolean;
  /** Column that the row is held against: the base, or null when the row lacks it. */
  base: string | null;
  /** In the order of the columns; null where nobody measured. */
  cells: (CompareCell | null)[];
  winner: Winner;
  waterfalls: Waterfall[];
};

export const ARMS = ["reference", "float-device", "quantized-simulator", "quantized-device"] as const;
export type ArmKind = (typeof ARMS)[number];

/** One stage of the accuracy budget. */
export type Arm = {
  kind: ArmKind;
  /** Null on the reference that a run carries with it. */
  runId: string | null;
  key: string | null;
  value: number;
  interval: ValueInterval | null;
  /** `simulator` or `host` for the simulated stage. */
  targetKind: TargetKind;
  path: string | null;
  source: string | null;
};

/**
 * Why a budget lacks an arm. `reference-differs`: it was measured, but held against another float value (`arm`) than
 * the budget (`budget`), so that the step to it would mix two float models with what is lost.
 */
export type MissingReason = { reason: "not-measured" } | { reason: "reference-differs"; arm: number; budget: number };

/** An arm that a budget lacks, in the words of a run that would fill it: what the plan is offered. */
export type MissingArm = {
  kind: ArmKind;
  because: MissingReason;
  scheme: string | null;
  targetKinds: TargetKind[];
  chip: string | null;
  path: string | null;
};

/**
 * `mixed`: from the float on the device to the simulator, which takes back what the platform did to the float and adds
 * quantization. `unsplit`: spans a missing arm, so that quantization and platform cannot be told apart.
 */
export const LOSSES = ["platform-float", "quantization", "platform", "mixed", "unsplit"] as const;
export type LossKind = (typeof LOSSES)[number];

/** The step from one arm to the next present one; the steps add up to the whole. */
export type WaterfallPart = { kind: LossKind; from: ArmKind; to: ArmKind; pair: PairDifference };

export type Waterfall = {
  column: string;
  arms: Arm[];
  missing: MissingArm[];
  parts: WaterfallPart[];
  /**
   * Each loss by itself, between the two arms that show it: quantization off the device, platform under quantization,
   * platform under float. These are what is said; the parts are what is drawn.
   */
  losses: WaterfallPart[];
  /** From the first arm to the last; null with fewer than two. */
  total: PairDifference | null;
  /**
   * Fine in the simulator and not on the device: the platform loses what quantization did not. Said only where both are
   * held against one reference.
   */
  simulatorFineDeviceNot: boolean;
};

/** What people quote: context that nothing here is measured by. */
export type ContextRange = {
  id: "ptq-drop" | "qat-drop";
  method: Method;
  /** Drop, as shares of the float accuracy or in points as the source leaves it open: 0.02 stands for 2 %. */
  low: number;
  high: number;
  source: string;
};

export type CompareView = AtMark & {
  /** As applied. */
  filter: CompareFilter;
  evaluations: Evaluation[];
  columns: CompareColumn[];
  rows: CompareRow[];
  /** One an evaluation, in their order. */
  overall: { evaluation: string; winner: OverallWinner }[];
  /** Some column holds results of more than one calibration. */
  calibrationsDiffer: boolean;
  context: ContextRange[];
  choices: CellChoices;
  /** Cells compared; capped when there were more. */
  compared: { cells: number; limit: number; capped: boolean };
  /** Later rows have no budgets here: ask for fewer chips or schemes. */
  budgetsCapped: boolean;
};
