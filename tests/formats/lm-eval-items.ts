import { readFileSync } from "node:fs";
import path from "node:path";
import { type NormalRun, normalizeRun } from "@/lib/contract/normalize-run";
import { runDocument } from "@/lib/contract/run";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { lmEval } from "@/lib/formats/lm-eval/importer";
import { runsOf } from "@/tests/formats/read-items";
import { ROOT } from "@/tests/support/source-files";

const NOW = Date.UTC(2027, 0, 1);
export const FIXTURES = path.join(ROOT, "tests/fixtures/lm-eval");
export const DATE = "2024-05-06T12-34-56.789012";
export const RESULTS = `results_${DATE}.json`;
export const ARC = `samples_arc_easy_${DATE}.jsonl`;
export const GSM = `samples_gsm8k_${DATE}.jsonl`;

export const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), "utf8");

export async function read(files: readonly ImportFile[]): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of lmEval.read(files, {})) items.push(item);
  return items;
}

export const losses = (items: readonly ImportItem[], kind: "refused" | "skipped") =>
  items.flatMap((item) => (item.kind === kind ? [`${item.file}:${item.line ?? "-"} ${item.reason}`] : []));

export function normal(items: readonly ImportItem[]): NormalRun[] {
  return runsOf(items).map(({ document, file }) => {
    const made = normalizeRun(runDocument.parse(document), NOW);
    if (!made.ok) throw new Error(`${file} ${JSON.stringify(made.errors)}`);
    return made.run;
  });
}

export const bits = ({ bits }: NormalRun) =>
  bits ? [...bits].map((byte) => byte.toString(2).padStart(8, "0")).join("") : null;
