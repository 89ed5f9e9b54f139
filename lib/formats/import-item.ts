import type { RunInput } from "@/lib/contract/run";
import type { Supplement } from "@/lib/contract/supplement";

/** What an importer says about the files it reads, one item at a time. `file` is relative to the path it was given. */
export type ImportItem =
  /** A file was read to its end. */
  | { kind: "read"; file: string }
  /** So much of the whole is done; the unit is the importer's own. */
  | { kind: "step"; done: number; total: number }
  | {
      kind: "run";
      file: string;
      /** First line is 1; null where the format has no lines. */
      line: number | null;
      document: RunInput;
      /** Why the run carries nothing from its companion file; null when it does, absent where a format has none. */
      notJoined?: string | null;
    }
  /** Facts about a run that is stored already: where its nodes ran, how fast it was. */
  | { kind: "supplement"; file: string; line: number | null; supplement: Supplement }
  /** What somebody should know of a file that was read. */
  | { kind: "note"; file: string; line: number | null; reason: string }
  /** Nothing that this importer reads. */
  | { kind: "skipped"; file: string; line: number | null; reason: string }
  /** Something that it reads, and could not. `values` results were lost by it. */
  | { kind: "refused"; file: string; line: number | null; reason: string; values: number };

export type ImportSummary = {
  files: number;
  /** Results in the files: runs, and results that were refused. */
  values: number;
  runs: number;
  joined: number;
  /** How many runs lack their companion's facts, by reason. */
  notJoined: Record<string, number>;
  /** Files with facts about a stored run; none of `values`. */
  supplements: number;
  skipped: number;
  refused: number;
};

export function emptySummary(): ImportSummary {
  return { files: 0, values: 0, runs: 0, joined: 0, notJoined: {}, supplements: 0, skipped: 0, refused: 0 };
}

/** Counts an item into the summary, in place. */
export function countItem(summary: ImportSummary, item: ImportItem): void {
  if (item.kind === "read") summary.files += 1;
  if (item.kind === "supplement") summary.supplements += 1;
  if (item.kind === "skipped") summary.skipped += 1;
  if (item.kind === "refused") {
    summary.refused += 1;
    summary.values += item.values;
  }
  if (item.kind === "run") {
    summary.values += 1;
    summary.runs += 1;
    if (item.notJoined === null) summary.joined += 1;
    else if (item.notJoined !== undefined)
      summary.notJoined[item.notJoined] = (summary.notJoined[item.notJoined] ?? 0) + 1;
  }
}
