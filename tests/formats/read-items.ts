import path from "node:path";
import { readAiHubRelease } from "@/lib/formats/ai-hub-models/read-release";
import type { ImportItem } from "@/lib/formats/import-item";
import { ROOT } from "@/tests/support/source-files";

/** A folder with one release, `v1`, and files that are none. */
export const FIXTURES = path.join(ROOT, "tests/fixtures/ai-hub-models");
export const V1 = path.join(FIXTURES, "v1");

/** Every item that the AI Hub importer says about a path. */
export async function readItems(place: string, options = {}): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of readAiHubRelease(place, options)) items.push(item);
  return items;
}

export type RunItem = Extract<ImportItem, { kind: "run" }>;
export const runsOf = (items: readonly ImportItem[]) => items.filter((item): item is RunItem => item.kind === "run");

/** `file:line reason` of everything that was refused. */
export const refusals = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "refused" ? [`${item.file}:${item.line ?? "-"} ${item.reason}`] : []));
