import path from "node:path";
import { detectFormats } from "@/lib/formats/detect";
import { listFiles } from "@/lib/formats/folder-files";
import type { ImportItem } from "@/lib/formats/import-item";
import type { ImportOptions } from "@/lib/formats/importer";
import { importerById } from "@/lib/formats/importers";
import { ROOT } from "@/tests/support/source-files";

/** A folder with one release, `v1`, and files that are none. */
export const FIXTURES = path.join(ROOT, "tests/fixtures/ai-hub-models");
export const V1 = path.join(FIXTURES, "v1");

/** Every item that the files at a path lead to, read as AI Hub models only. */
export async function* streamItems(place: string, options: ImportOptions = {}): AsyncGenerator<ImportItem> {
  const listed = await listFiles(place);
  const { groups, items } = await detectFormats(listed.files, { format: importerById("ai-hub-models") });
  yield* [...listed.items, ...items];
  for (const { importer, files } of groups) yield* importer.read(files, options);
}

/** The items of `streamItems`, with files named from inside the given folder. */
export async function readItems(place: string, options: ImportOptions = {}): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of streamItems(place, options)) items.push(item);
  const inside = new RegExp(`^(?:.*/)?${path.basename(place).replace(/\W/g, "\\$&")}/`);
  return items.map((item) => ("file" in item ? { ...item, file: item.file.replace(inside, "") } : item));
}

export type RunItem = Extract<ImportItem, { kind: "run" }>;
export const runsOf = (items: readonly ImportItem[]) => items.filter((item): item is RunItem => item.kind === "run");

/** `file:line reason` of everything that was refused. */
export const refusals = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "refused" ? [`${item.file}:${item.line ?? "-"} ${item.reason}`] : []));
