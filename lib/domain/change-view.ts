import type {
  BisectingRun,
  Comparability,
  Fact,
  JudgementKind,
  MovedAxis,
  Numbers,
  PointName,
  Rule,
  UntestedReleases,
  Verdict,
} from "@/lib/domain/changes/change";
import type { SiblingReason } from "@/lib/domain/changes/siblings";
import type { FieldDifference } from "@/lib/domain/environment";
import type { CellPlace } from "@/lib/domain/identity";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { Choice, Evaluation, RunStatus } from "@/lib/domain/matrix";
import type { AskedMoment, AtMark } from "@/lib/domain/moment";
import type { RunLine } from "@/lib/domain/run-view";
import type { Stack, StackAxis } from "@/lib/domain/stack";
import type { TriageEvent, TriageState } from "@/lib/domain/triage";

/** What the changes pages show. Values stand in the metric's stored unit, instants are epoch milliseconds. */

export const CHANGE_AXES = ["qairt", "qnnEp", "onnxruntime", "qairtCompile", "runtime", "options"] as const;
export type ChangeAxis = StackAxis | "options";

export type ChangesFilter = {
  /** Empty lists of names do not restrict. */
  models: string[];
  chips: string[];
  schemes: string[];
  paths: string[];
  kinds: JudgementKind[];
  /** As applied: without a choice, all but `watch`. */
  verdicts: Verdict[];
  /** As applied: without a choice, `open` alone. */
  states: TriageState[];
  /** Changes in which one of these moved. */
  axes: ChangeAxis[];
  /** A version that some axis moved from or to. */
  version: string | null;
  assignee: string | null;
  /** Measured at or after this instant. */
  since: number | null;
  /** Words that model, chip, scheme or path holds, in any case. */
  search: string | null;
  cell: string | null;
  /** Key of one group: all of its changes are listed. */
  group: string | null;
  /** 1 for the first. */
  page: number;
  asOf: number | null;
};

/** The cell that changed, with its evaluation. */
export type ChangedCell = Omit<Evaluation, "key"> &
  CellPlace & {
    key: string;
    /** Key of the evaluation. */
    evaluation: string;
    /** What people call the chip; null when the catalogue does not know it. */
    chipName: string | null;
    sample: boolean;
  };

/** One end of a change. */
export type ChangeEnd = { runId: string; at: number; status: RunStatus; value: number | null; stack: Stack };

/** One change in a list. */
export type ChangeLine = {
  id: string;
  cell: ChangedCell;
  kind: JudgementKind;
  verdict: Verdict;
  rule: Rule;
  /** Test behind it, with its numbers; `difference` is signed, negative is worse. */
  numbers: Numbers;
  /** Difference in collapse thresholds of its metric; negative is worse. */
  severity: number;
  from: ChangeEnd;
  to: ChangeEnd;
  moved: MovedAxis[];
  state: TriageState;
  assignee: string | null;
  at: number;
  group: string;
};

/** What the changes of a group have in common. */
export type GroupCause =
  | { kind: "versions"; moved: MovedAxis[] }
  /** What results are held against moved; so may versions have. */
  | { kind: "reference"; moved: MovedAxis[] }
  /** Nothing recorded moved: they only came together. */
  | { kind: "campaign"; name: string }
  | { kind: "together"; name: string };

export type ChangeGroup = {
  key: string;
  cause: GroupCause;
  /** The newest and the oldest change. */
  newest: number;
  oldest: number;
  total: number;
  counts: Record<Verdict, number>;
  /** Cells that changed; a cell may have changed more than once, so these need not add up to `total`. */
  cells: { all: number; worse: number; better: number };
  /** Chips they were measured on; targets without one do not count. */
  chips: number;
  /** The worst ones, worst first; all of them when the filter asks for this group. */
  changes: ChangeLine[];
};

/** How many there are; `capped` when counting stopped there. */
export type Counted = { count: number; capped: boolean };

export type ChangesView = AtMark & {
  filter: ChangesFilter;
  /** Newest day first, worst first within a day; moved references behind all others. */
  groups: ChangeGroup[];
  /** Null on the last page. */
  nextPage: number | null;
  /** Of the filter: by verdict whichever it asks for, and by state whichever it asks for. */
  verdicts: Record<Verdict, Counted>;
  states: Record<TriageState, Counted>;
  choices: { models: Choice[]; chips: Choice[]; schemes: Choice[]; paths: Choice[] };
  /** Those that cover a change shown, in the order of their numbers. */
  knownIssues: KnownIssue[];
  /** Numbers in `knownIssues`, from 1, by change; changes without any are left out. */
  footnotes: Record<string, number[]>;
};

/** One version of the series, spoken for by its newest run. */
export type ChangePoint = {
  key: string;
  stack: Stack;
  runId: string;
  /** False for an earlier run of the version, shown because a change begins or ends at it. */
  speaks: boolean;
  at: number;
  status: RunStatus;
  reason: string | null;
  value: number | null;
  /** Of the value; null when nothing supports one. */
  interval: { low: number; high: number; method: string } | null;
  /** What the run was held against when it ran. */
  reference: number | null;
  delta: number | null;
  runs: number;
  /** Largest difference between runs of this point; null with fewer than two. */
  spread: number | null;
  /** Verdict of the step into this point, and its change; null for the first and where nothing was judged. */
  verdict: Verdict | null;
  changeId: string | null;
  isFrom: boolean;
  isTo: boolean;
  isBaseline: boolean;
};

/** One run of the cell over QAIRT and ONNX Runtime: the newest of each pair of versions. */
export type GridSquare = {
  runId: string;
  status: RunStatus;
  value: number | null;
  delta: number | null;
  verdict: Verdict | null;
  changeId: string | null;
  /** Points that share this pair of versions and differ elsewhere. */
  points: number;
};

export type VersionGrid = {
  /** Oldest first; null stands for an unknown version. */
  qairt: (string | null)[];
  onnxruntime: (string | null)[];
  /** Rows are QAIRT versions; null where nobody measured. */
  squares: (GridSquare | null)[][];
};

/** A cell much like this one that is not part of its series. */
export type Sibling = {
  key: string;
  /** At least one. */
  reasons: SiblingReason[];
  points: number;
  value: number | null;
  delta: number | null;
  measuredAt: number;
  runId: string;
};

export type ChangeView = AskedMoment & {
  line: ChangeLine;
  judgement: {
    comparable: Comparability;
    facts: Fact[];
    family: { key: string; size: number; worse: number; better: number };
    significant: boolean;
    baseline: "pinned" | "accepted" | "earliest" | null;
    lastGood: PointName | null;
    firstBad: PointName | null;
    recovered: PointName | null;
    untested: UntestedReleases[];
    bisect: BisectingRun | null;
    /** The change that accounts for this one; null when it stands alone. */
    explainedBy: string | null;
  };
  runs: { from: RunLine; to: RunLine };
  series: ChangePoint[];
  grid: VersionGrid;
  /** What can change numbers first. */
  environment: FieldDifference[];
  siblings: Sibling[];
  /** Oldest first. */
  triage: TriageEvent[];
  /** Run that somebody pinned as baseline of the cell; null while nobody did. */
  pinnedBaseline: string | null;
  /** False until settling has followed the newest of them. */
  triageSettled: boolean;
  knownIssues: KnownIssue[];
  /** Other changes of this cell, newest first. */
  others: ChangeLine[];
  /** Changes before and after this one in the list that the filter shows; null at its ends. */
  neighbours: { previous: string | null; next: string | null };
};
