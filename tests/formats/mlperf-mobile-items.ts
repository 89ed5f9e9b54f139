import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type NormalRun, normalizeRun } from "@/lib/contract/normalize-run";
import { runDocument } from "@/lib/contract/run";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { mlperfMobile } from "@/lib/formats/mlperf-mobile/importer";
import { runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";
import { ROOT } from "@/tests/support/source-files";

const NOW = Date.UTC(2027, 0, 1);
export const FIXTURES = path.join(ROOT, "tests/fixtures/mlperf-mobile");

export const filesOf = (folder: string, prefix = ""): ImportFile[] =>
  readdirSync(folder)
    .sort()
    .map((name) => fileOf(readFileSync(path.join(folder, name)), prefix + name));

export async function read(files: readonly ImportFile[]): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of mlperfMobile.read(files, {})) items.push(item);
  return items;
}

export const readText = (text: string | Uint8Array, name = "a_result.json") => read([fileOf(text, name)]);
export const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), "utf8");
export const losses = (items: readonly ImportItem[], kind: "refused" | "skipped") =>
  items.flatMap((item) => (item.kind === kind ? [`${item.file}:${item.line ?? "-"} ${item.reason}`] : []));

export type Known = {
  file: string;
  run: NormalRun;
  notJoined: string | null | undefined;
  original: Record<string, string>;
};

export function normal(items: readonly ImportItem[]): Known[] {
  return runsOf(items).map(({ document, file, notJoined }) => {
    const made = normalizeRun(runDocument.parse(document), NOW);
    if (!made.ok) throw new Error(`${file} ${JSON.stringify(made.errors)}`);
    return { file, run: made.run, notJoined, original: document.provenance?.original ?? {} };
  });
}
