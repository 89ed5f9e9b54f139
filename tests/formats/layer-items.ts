import { supplementDocument } from "@/lib/contract/supplement";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer } from "@/lib/formats/importer";
import { memoryFile } from "@/tests/formats/memory-file";
import { fixture, RUN } from "@/tests/formats/supplement-items";

export type Named = readonly [path: string, content: string | Uint8Array];

/** A fixture under its own name. */
export const named = (format: string, path: string): Named => [path, fixture(format, path)];

/** Everything that an importer says of files for one run; what is stored is checked by the contract. */
export async function readLayers(importer: Importer, files: readonly Named[], pieceBytes?: number) {
  const items: ImportItem[] = [];
  const memory = files.map(([path, content]) => memoryFile(path, content, pieceBytes));
  for await (const item of importer.read(memory, { run: RUN })) items.push(item);
  const told = (kind: "note" | "refused") =>
    items.flatMap((item) => (item.kind === kind ? [`${item.file}:${item.line ?? "-"} ${item.reason}`] : []));
  const [supplement, ...more] = items.flatMap((item) =>
    item.kind === "supplement" ? [supplementDocument.parse(item.supplement)] : [],
  );
  if (more.length > 0) throw new Error("one supplement was expected");
  const layers = supplement?.layers ?? null;
  const node = (id: string) => layers?.graph.find((one) => one.id === id);
  /** Figures of a layer by metric; those that it has none of are left out. */
  const figures = (id: string) => {
    const at = layers?.graph.findIndex((one) => one.id === id) ?? -1;
    const pairs = Object.entries(layers?.metrics ?? {}).map(([metric, values]) => [metric, values[at]] as const);
    return Object.fromEntries(pairs.filter(([, value]) => value != null));
  };
  return {
    supplement,
    layers,
    node,
    figures,
    notes: told("note"),
    refused: told("refused"),
    kinds: items.map(({ kind }) => kind),
  };
}
