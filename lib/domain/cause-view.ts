import type { CausePriors, CauseVerdict, Incomparable } from "@/lib/domain/cause/cause";
import type { ChangedCell } from "@/lib/domain/change-view";
import type { AskedMoment } from "@/lib/domain/moment";
import type { RunLine } from "@/lib/domain/run-view";

/** What is in force as priors of causes. */
export type PriorsView = {
  /** Sum to 1. */
  priors: CausePriors;
  /** Who changed them and when, epoch milliseconds; null while the defaults are in force. */
  changed: { who: string; at: number; note: string | null } | null;
};

/** What caused the drop of a cell, as panel and interface show it. Values stand in the metric's stored unit. */
export type CauseView = AskedMoment & {
  cell: ChangedCell;
  /** The run that was asked about. */
  runId: string;
  value: number | null;
  reference: { value: number; source: string } | null;
  /** The metric's watch threshold: smaller differences explain nothing; null when nobody has stated one. */
  resolution: number | null;
  /** `incomparable` names the first few only; `leftOut` counts them all. */
  verdict: CauseVerdict;
  leftOut: { because: Incomparable["because"]; count: number }[];
  /** Runs that were weighed; `capped` when the evaluation has more than `limit`: the newest were. */
  weighed: { runs: number; limit: number; capped: boolean };
  /** Runs that the verdict names. */
  runs: RunLine[];
  priors: PriorsView;
};
