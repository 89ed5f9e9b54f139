import type { ChangeLine } from "@/lib/domain/change-view";
import type { KnownIssue } from "@/lib/domain/known-issues";

/** Whether a set of runs may pass. Instants are epoch milliseconds. */
export type GateView = {
  /** Of the set, acknowledged and not yet settled; while there are any, nothing else is known. */
  pending: number;
  /** Runs of the set. */
  runs: number;
  /** Those that were held against an earlier result. */
  compared: number;
  /** Collapsed or regressed in a run of the set, and neither accepted nor resolved; worst first. */
  alarms: ChangeLine[];
  /** The same for `watch`. */
  watch: ChangeLine[];
  /** How many there are of each, shown here or not. */
  counts: { alarms: number; watch: number };
  /** Those that cover a change here, and their numbers from 1 by change. */
  knownIssues: KnownIssue[];
  footnotes: Record<string, number[]>;
  asOf: number;
};
