import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { NormalRun } from "@/lib/contract/normalize-run";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer, ImportOptions } from "@/lib/formats/importer";
import { acceptRun } from "@/lib/services/record-runs";

const NOW = Date.UTC(2027, 0, 1);

/** The files of a folder, by name, without its subfolders. */
export function folderFiles(folder: string): ImportFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, place: path.join(folder, name) }))
    .filter(({ place }) => statSync(place).isFile())
    .map(({ name, place }) => ({ path: name, size: statSync(place).size, open: () => createReadStream(place) }));
}

export async function itemsOf(
  importer: Importer,
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of importer.read(files, options)) items.push(item);
  return items;
}

/** The runs among items as they would be stored; throws where the contract refuses one. */
export function storedRuns(items: readonly ImportItem[]): NormalRun[] {
  return items.flatMap((item) => {
    if (item.kind !== "run") return [];
    const accepted = acceptRun({ place: "", value: item.document }, NOW);
    if ("problem" in accepted) throw new Error(`${item.file}:${item.line} ${accepted.problem.detail}`);
    return [accepted.run];
  });
}

/** What detection says of a text. */
export const detects = (importer: Importer, name: string, text: string) =>
  importer.detect({ path: name, text, whole: true });

export const textOf = (...parts: string[]) => readFileSync(path.join(...parts), "utf8");
