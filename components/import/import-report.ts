import type { CsvMapping } from "./csv-mapping";

/** What an import answers, as `POST /api/v1/imports` sends it. */

export const NAME_KINDS = ["precision", "metric", "device"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A place in the files, and why nothing came of it; `line` is null where a format has none. */
export type ImportNote = { file: string; line: number | null; reason: string };

/** Notes, of which an answer holds the first; `count` is all of them. */
export type ImportNotes = { count: number; notes: ImportNote[] };

export type ImportReport = {
  files: { path: string; bytes: number | null; format: string | null; role: "reads" | "companion" | null }[];
  /** Results in the files, those that were refused included. */
  values: number;
  joined: number;
  notJoined: Record<string, number>;
  /** Runs stored; after a check, runs that would be. */
  stored: number;
  /** Results and facts that are stored already, or twice in these files. */
  duplicates: number;
  /** Facts attached to stored runs; after a check, facts that would be. */
  supplements: number;
  /** What somebody should know of files that were read. */
  notes: ImportNotes;
  skipped: ImportNotes;
  refused: ImportNotes;
  unknown: { kind: NameKind; name: string; count: number }[];
  /** Ids of the first runs. */
  runs: string[];
};

/** How files are to be read. Empty text: not said. */
export type ImportSettings = {
  format: string;
  date: string;
  run: string;
  mapping: CsvMapping;
};

export const NO_SETTINGS: ImportSettings = { format: "auto", date: "", run: "", mapping: {} };

export type Failure =
  | { kind: "offline" | "broken" }
  | {
      kind: "refused";
      status: number;
      detail: string;
      requestId: string | null;
      errors: { location: string; message: string; fix: string | null }[];
    };
