import type { LayerPlace } from "@/lib/domain/drift/layers";
import type { ImportFile } from "@/lib/formats/import-file";

/** What a name in a file is the name of. */
export type NamedPart =
  /** A tensor that a layer writes. */
  | "output"
  /** A weight or bias that a layer reads. */
  | "weight"
  /** The layer itself. */
  | "layer";

/** What one file says of one name. Values are raw, as the file has them, by metric name. */
export type LayerRow = {
  /** First line is 1; null where the format has no lines. */
  line: number | null;
  name: string;
  of: NamedPart;
  op?: string;
  /** Names of the layers that it reads; left out where the file does not say. */
  inputs?: readonly string[];
  fusedFrom?: readonly string[];
  handle?: string;
  place?: LayerPlace | null;
  values: Readonly<Record<string, number>>;
};

/** A place in a file and why it was not read. */
export type Refusal = { line: number | null; reason: string };

/** What a file says of layers; `notes` are sentences without a full stop. */
export type LayerFile = {
  rows: LayerRow[];
  /** The rows stand in the order in which layers run. */
  ordered: boolean;
  /** What the layers were held against; null when the file does not say. */
  against: string | null;
  refused: Refusal[];
  notes: string[];
};

/** Reads one file to its end. */
export type ReadLayerFile = (file: ImportFile, signal: AbortSignal | undefined) => Promise<LayerFile | Refusal>;

/** Names in a note; the others are counted. */
const SHOWN = 5;

/** `"a", "b" and 3 more`. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name));
  return names.length > SHOWN ? `${shown.join(", ")} and ${names.length - SHOWN} more` : shown.join(", ");
}
