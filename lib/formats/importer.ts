import type { Aliases } from "@/lib/domain/alias";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";

/** What detection sees of a file: its path and the text of its first bytes. */
export type FileHead = {
  path: string;
  /** At most the first 64 kB, decoded as UTF-8; a BOM is dropped. */
  text: string;
  /** True when the text is the whole file. */
  whole: boolean;
};

export type ImportOptions = {
  /** Fallback for `startedAt`, ISO 8601 date, where a format carries none. */
  date?: string;
  /** Mapping of column names for CSV files with other headers (docs/formats.md). */
  mapping?: Record<string, unknown>;
  /** Id of the stored run that placement and latency files belong to. */
  run?: string;
  /** Names that the catalogues do not know; none when absent. */
  aliases?: Aliases;
  signal?: AbortSignal;
};

/** One format. Its files are read together, since some only make sense beside others. */
export type Importer = {
  /** As in `--format`. */
  id: string;
  /** What people call it. */
  name: string;
  /**
   * `reads`: a file of this format; `companion`: helps others of it and is nothing by itself; `alone`: of this format,
   * where it helps none of the others that are here; null: not ours.
   */
  detect: (head: FileHead) => "reads" | "companion" | "alone" | null;
  /** Reads the files it claimed. A bad file is an item, never a throw; memory does not grow with the size of a file. */
  read: (files: readonly ImportFile[], options: ImportOptions) => AsyncGenerator<ImportItem>;
};
