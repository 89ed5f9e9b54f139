import type { Store } from "@/db/store";
import type { Problem } from "@/lib/contract/problem";
import { countItem, emptySummary, type ImportItem, type ImportSummary } from "@/lib/formats/import-item";
import { acceptRun, recordRuns } from "@/lib/services/record-runs";

/** Runs handed over at a time. */
export const IMPORT_BATCH = 500;

/** A place in the imported files, and why nothing came of it. */
export type ImportNote = { file: string; line: number | null; reason: string };

export type ImportReport = {
  summary: ImportSummary;
  /** New runs; in a dry run, runs that would be accepted. */
  stored: number;
  /** Runs that were there already. */
  duplicates: number;
  skipped: ImportNote[];
  refused: ImportNote[];
};

type RunItem = Extract<ImportItem, { kind: "run" }>;
type Answer = { duplicate: boolean } | { problem: Problem };

function reasonOf(problem: Problem): string {
  return problem.errors.map(({ location, message }) => `${location}: ${message}`).join("; ") || problem.detail;
}

/** What a store would answer, without one: the same checks, and nothing is written. */
function dryAnswers(batch: readonly RunItem[], now: number): Answer[] {
  return batch.map(({ document }) => {
    const accepted = acceptRun({ place: "", value: document }, now);
    return "problem" in accepted ? accepted : { duplicate: false };
  });
}

/**
 * Stores what an importer reads, in batches; one refused run takes no other with it.
 * @param store null for a dry run
 * @param options.now epoch milliseconds for a batch; called once a batch
 * @param options.onStep told how far the importer has come
 */
export async function importItems(
  store: Store | null,
  items: AsyncIterable<ImportItem>,
  options: { now: () => number; onStep?: (done: number, total: number) => void },
): Promise<ImportReport> {
  const report: ImportReport = { summary: emptySummary(), stored: 0, duplicates: 0, skipped: [], refused: [] };
  let batch: RunItem[] = [];

  async function flush(): Promise<void> {
    const runs = batch;
    batch = [];
    if (runs.length === 0) return;
    const bodies = runs.map(({ document }) => ({ place: "", value: document }));
    const now = options.now();
    const answers: Answer[] = store
      ? await recordRuns(store, bodies, { origin: "import", now })
      : dryAnswers(runs, now);
    for (const [index, answer] of answers.entries()) {
      const { file, line } = runs[index] as RunItem;
      if ("problem" in answer) report.refused.push({ file, line, reason: reasonOf(answer.problem) });
      else if (answer.duplicate) report.duplicates += 1;
      else report.stored += 1;
    }
  }

  for await (const item of items) {
    countItem(report.summary, item);
    if (item.kind === "run") batch.push(item);
    else if (item.kind === "step") options.onStep?.(item.done, item.total);
    else if (item.kind === "skipped" || item.kind === "refused") {
      report[item.kind].push({ file: item.file, line: item.line, reason: item.reason });
    }
    if (batch.length >= IMPORT_BATCH) await flush();
  }
  await flush();
  return report;
}
