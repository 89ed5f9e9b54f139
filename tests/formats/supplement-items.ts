import { readFileSync } from "node:fs";
import path from "node:path";
import { type Supplement, supplementDocument } from "@/lib/contract/supplement";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer, ImportOptions } from "@/lib/formats/importer";
import { ROOT } from "@/tests/support/source-files";

export const RUN = "0192f0c1-7c7a-7000-8000-000000000001";

export const fixture = (format: string, name: string) => readFileSync(path.join(ROOT, "tests/fixtures", format, name));

/** A file in memory; `chunk` bytes at a time. */
export function fileOf(content: string | Uint8Array, name = "results/file", chunk = 1_000): ImportFile {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    path: name,
    size: bytes.byteLength,
    open: async function* () {
      for (let at = 0; at < bytes.byteLength; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export async function itemsOf(
  importer: Importer,
  content: string | Uint8Array,
  options: ImportOptions = { run: RUN },
  chunk?: number,
): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of importer.read([fileOf(content, undefined, chunk)], options)) items.push(item);
  return items;
}

/** Place by node of layers that say nothing else. */
function placesOf({ graph, metrics, placement, ordered }: NonNullable<Supplement["layers"]>) {
  if (Object.keys(metrics).length > 0 || ordered !== false) throw new Error("places only were expected");
  return Object.fromEntries(graph.map(({ id }, index) => [id, placement?.[index]]));
}

/**
 * The supplement that a file leads to, checked by the contract, or the reason why there is none. Its layers are told as
 * `places`.
 */
export async function supplementOf(importer: Importer, content: string | Uint8Array, chunk?: number) {
  const [item, end, ...more] = await itemsOf(importer, content, { run: RUN }, chunk);
  if (more.length > 0 || end?.kind !== "read")
    throw new Error(`one answer was expected: ${JSON.stringify({ end, more })}`);
  if (item?.kind === "supplement") {
    const { runId, source, file, layers, ...facts } = supplementDocument.parse(item.supplement);
    if (runId !== RUN || source !== importer.id || file !== "file") throw new Error(JSON.stringify(item));
    return layers ? { ...facts, places: placesOf(layers) } : facts;
  }
  if (item?.kind !== "refused") throw new Error(JSON.stringify(item));
  return `${item.line ?? "-"} ${item.reason}`;
}
