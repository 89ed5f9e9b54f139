import { cellText } from "@/lib/domain/identity";
import { seriesPoints } from "@/lib/domain/series";
import type { CellRun } from "@/lib/domain/settle-cell";
import type { ImportItem } from "@/lib/formats/import-item";
import { acceptRun } from "@/lib/services/record-runs";
import { streamItems } from "@/tests/formats/read-items";

/** Any fixed instant: golden texts must not depend on the clock. */
const NOW = Date.parse("2026-06-01T00:00:00Z");

/** The cells that a folder's files are read into, as frozen text. */
export const goldenText = (folder: string): Promise<string> => goldenOf(streamItems(folder));

/** The cells that runs belong to, each with the points of its series in order, as frozen text. */
export async function goldenOf(items: AsyncIterable<ImportItem>): Promise<string> {
  const cells = new Map<string, Pick<CellRun, "id" | "seq" | "status" | "value" | "at" | "stack">[]>();
  const refused: string[] = [];
  let seq = 0;
  for await (const item of items) {
    if (item.kind !== "run") continue;
    // Named from inside the folder, as it was when the text was frozen.
    const place = item.file.slice(item.file.indexOf("/") + 1);
    const accepted = acceptRun({ place, value: item.document }, NOW);
    if ("problem" in accepted) {
      refused.push(`refused ${accepted.problem.detail}`);
      continue;
    }
    const { run } = accepted;
    seq += 1;
    const runs = cells.get(cellText(run.identity)) ?? [];
    cells.set(cellText(run.identity), runs);
    runs.push({ id: run.id, seq, status: run.status, value: run.value, at: run.startedAt ?? 0, stack: run.stack });
  }
  const lines = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([text, runs]) => [
    text,
    ...seriesPoints(runs).map((point) => `  ${point.key} ${point.runs.map((run) => run.value ?? run.status).join(" ")}`),
  ]);
  return `${[...lines, ...refused].join("\n")}\n`;
}
