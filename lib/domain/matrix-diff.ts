import type { DifferenceInterval } from "@/lib/domain/changes/change";
import type { Incomparable, ValueInterval } from "@/lib/domain/compare-view";
import type { RunStatus, VersionAxis } from "@/lib/domain/matrix";

/** Two versions of the software in one matrix: each square shows what changed from A to B. */

export type DiffFilter = {
  axis: VersionAxis;
  /** The version that is changed from; null leaves it to `chooseVersions`. */
  a: string | null;
  /** The version that is changed to; null as above. */
  b: string | null;
};

/** The run of a cell that speaks for one version: the newest one under it. */
export type DiffSide = {
  runId: string;
  status: RunStatus;
  reason: string | null;
  /** Stored unit of the metric; null when nothing was measured. */
  value: number | null;
  interval: ValueInterval | null;
  qairt: string | null;
  onnxruntime: string | null;
  /** Epoch milliseconds. */
  measuredAt: number;
};

export type SquareDiff = {
  a: DiffSide | null;
  b: DiffSide | null;
  /** B minus A with the direction applied, in the stored unit: negative is worse; null unless both can be compared. */
  delta: number | null;
  /** Of the change. */
  interval: Pick<DifferenceInterval, "low" | "high" | "method"> | null;
  /** Whether a test shows the change, Benjamini-Hochberg over the matrix; null when nothing can be tested. */
  significant: boolean | null;
  /** True when the same samples were held against each other one by one. */
  paired: boolean;
  /** Why there is no change to show; null when there is one, or when a side is missing. */
  reason: Incomparable | null;
};
