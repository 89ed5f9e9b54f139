import type { ChangeLine, ChangePoint, Sibling, VersionGrid } from "@/lib/domain/change-view";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { Cell } from "@/lib/domain/matrix";
import type { AskedMoment } from "@/lib/domain/moment";
import type { RunLine } from "@/lib/domain/run-view";

/** What the page of one cell shows. Values stand in the metric's stored unit, instants are epoch milliseconds. */
export type CellView = AskedMoment & {
  /** As the matrix shows it. */
  cell: Cell;
  /** Key of its evaluation. */
  evaluation: string;
  /** What people call the chip; null when the catalogue does not know it. */
  chipName: string | null;
  /** URL query (without `?`) that shows the cell in the matrix. */
  matrixQuery: string;
  series: ChangePoint[];
  grid: VersionGrid;
  /** What happened to it, newest first, whatever became of it; what says that nothing happened is left out. */
  changes: ChangeLine[];
  /** The newest ones, newest first. */
  runs: RunLine[];
  siblings: Sibling[];
  knownIssues: KnownIssue[];
};
