import type { JudgementKind, Rule, Verdict } from "@/lib/domain/changes/change";
import type { CellMark, RunStatus, TargetKind } from "@/lib/domain/matrix";
import type { Direction, MetricKind } from "@/lib/domain/metric";
import type { Moment } from "@/lib/domain/moment";
import type { RunVersions } from "@/lib/domain/stack";
import type { TriageState } from "@/lib/domain/triage";

/** What the runs pages show: one line of the list, and one run with everything it said. */

/** One run in the list. Values stand in the metric's stored unit; instants are epoch milliseconds. */
export type RunLine = {
  id: string;
  /** Ingest sequence: 1 for the first run ever acknowledged. */
  sequence: number;
  receivedAt: number;
  /** As the runner said; null when it said nothing. */
  startedAt: number | null;
  model: string;
  variant: string | null;
  targetKind: TargetKind;
  /** Canonical SoC, null off a device. */
  chip: string | null;
  /** What people call the chip, `Snapdragon 8 Gen 3`; null when the catalogue does not know it. */
  chipName: string | null;
  device: string | null;
  scheme: string;
  path: string | null;
  dataset: string;
  split: string | null;
  metric: string;
  metricName: string;
  metricKind: MetricKind;
  unit: string;
  samples: number | null;
  status: RunStatus;
  reason: string | null;
  value: number | null;
  /** Signed, negative is worse; null without a reference or a value. */
  delta: number | null;
  marks: CellMark[];
  runner: string | null;
  campaign: string | null;
  qairt: string | null;
  onnxruntime: string | null;
};

export type RunsFilter = {
  models: string[];
  chips: string[];
  schemes: string[];
  paths: string[];
  targets: TargetKind[];
  statuses: RunStatus[];
  runners: string[];
  campaigns: string[];
  /** As the runs say them; a version without its last parts stands for all that begin with it. */
  qairts: string[];
  onnxruntimes: string[];
  /** First and last day of the measurement, `2026-01-31`, in UTC. */
  from: string | null;
  to: string | null;
  /** Only runs that speak for their cell. */
  newest: boolean;
  /** Words and `field:value`, see lib/contract/runs-search.ts. */
  search: string | null;
  /** Key of a cell: only the runs behind that cell. */
  cell: string | null;
  /** SHA-256 of a float or a quantized file, 64 lower-case hexadecimal digits: only runs that say it. */
  artifact: string | null;
  /** Show runs received before this sequence (exclusive); null starts at the newest. */
  before: number | null;
  /** Show the runs received next after this sequence (exclusive); null shows older ones. */
  after: number | null;
  /** Reads no run later than this sequence; null reads up to now. */
  asOf: number | null;
};

/** Other runs that name the same file, as their float or their quantized model; null where this run names none. */
export type SameFiles = Record<"source" | "quantized", { others: number; capped: boolean } | null>;

/** A page of runs, newest sequence first. */
export type RunListView = Moment & {
  /** As applied. */
  filter: RunsFilter;
  runs: RunLine[];
  /** Sequence to pass as `before` for the next page; null on the last one. */
  nextBefore: number | null;
  /** Sequence to pass as `after` for the page before this one; null on the newest. */
  nextAfter: number | null;
  /** Runs that were looked at when the page is not full although there are more to look at; else null. */
  stoppedAfter: number | null;
  /** Words of the search that name nothing which is stored: with one of them nothing is found. */
  unknownWords: string[];
  /** Runs that match the filter, capped; null when nobody counted. */
  matching: { count: number; capped: boolean } | null;
  /** Runs ever acknowledged, up to `asOf`. */
  total: number;
};

/** One choice of a filter. `count` are runs, as of the newest mark; null where counting would cost a scan. */
export type RunChoice = { id: string; label: string; count: number | null };

/** What the filters of the list offer: values that occur. */
export type RunChoices = {
  models: RunChoice[];
  chips: RunChoice[];
  schemes: RunChoice[];
  paths: RunChoice[];
  targets: RunChoice[];
  statuses: RunChoice[];
  runners: RunChoice[];
  /** Of the newest runs only, the newest first. */
  campaigns: RunChoice[];
  qairts: RunChoice[];
  onnxruntimes: RunChoice[];
};

/** How a run that the store knows stands among the others of its cell. */
export type RunCell = {
  /** Key of the cell. */
  key: string;
  /** URL query (without `?`) that shows the cell in the matrix. */
  query: string;
  /** Runs behind the cell. */
  runs: number;
  /** Series points behind the cell. */
  points: number;
  /** True when this run speaks for the cell. */
  speaks: boolean;
  /** The run that speaks instead; null when this one does. */
  speaker: string | null;
};

/** One name and its value, both as they came; the page shows them without interpreting them. */
export type NamedValue = { name: string; value: string };

/** What another file said of a stored run. */
export type RunSupplement = {
  id: string;
  receivedAt: number;
  /** Importer that read the file, for instance `ort-profile`. */
  source: string;
  file: string | null;
  placement: { npu: number | null; gpu: number | null; cpu: number | null; fallback: string[] } | null;
  /** Subgraphs given to the NPU. */
  partitions: number | null;
  latencyMs: number | null;
  peakMemoryBytes: number | null;
  note: string | null;
};

/** What became of a run when it was held against what came before it. */
export type RunJudgement = {
  /** Of the change. */
  id: string;
  kind: JudgementKind;
  verdict: Verdict;
  rule: Rule;
  /** Stored unit, negative is worse; null when a side has no value. */
  difference: number | null;
  /** Whether lists show it: something happened, and it has a page of its own. */
  listed: boolean;
  state: TriageState;
};

export type RunView = {
  line: RunLine;
  direction: Direction;
  /** False until settling has reached this run: cell, delta and marks may still change. */
  settled: boolean;
  cell: RunCell | null;
  /** Judgements that end at this run, what speaks for it first; none where there was nothing to hold it against. */
  judgements: RunJudgement[];
  reference: {
    value: number;
    source: string;
    kind: "run" | "inline";
    /** Run of kind `reference`, null for an inline reference. */
    runId: string | null;
  } | null;
  result: {
    correct: number | null;
    /** Standard error in the stored unit. */
    stderr: number | null;
    /** Repeats in the stored unit, in the order they were sent. */
    repeats: number[];
    outputSha256: string | null;
    /** True when correctness per sample was sent. */
    perSample: boolean;
  };
  evaluation: { sampleSha256: string | null };
  artifact: {
    sourceSha256: string | null;
    quantizedSha256: string | null;
    compiledSha256: string | null;
    bytes: number | null;
    producer: string | null;
  };
  calibration: { algorithm: string | null; dataset: string | null; samples: number | null; site: string | null } | null;
  os: string | null;
  stack: RunVersions & {
    backend: string | null;
    options: NamedValue[];
    /** Options where the request differs from what took effect. */
    requested: NamedValue[];
    numerics: NamedValue[];
  };
  cost: { latencyMs: number | null; peakMemoryBytes: number | null; energyMj: number | null };
  /** Graph nodes by processor; null when the run said nothing. `fallback` names nodes off the NPU. */
  placement: { npu: number | null; gpu: number | null; cpu: number | null; fallback: string[] } | null;
  /** Facts that came later in files of their own, newest first; the newest placement replaces the run's own. */
  supplements: RunSupplement[];
  /** Layer values that came with the run; null when none did. */
  layers: { nodes: number; metrics: string[]; against: string | null; samples: number | null } | null;
  runnerVersion: string | null;
  /** Where an imported run came from. */
  provenance: { format: string; release: string | null; file: string | null; original: NamedValue[] } | null;
  /** Only http and https URLs. */
  links: { label: string; url: string }[];
  /** The document as it was accepted, indented JSON; layer values are rebuilt from float32. */
  document: string;
};
