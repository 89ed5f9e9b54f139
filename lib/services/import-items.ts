import { setImmediate as giveWay } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Store } from "@/db/store";
import { LIMITS } from "@/lib/contract/limits";
import type { RunInput } from "@/lib/contract/run";
import type { Supplement } from "@/lib/contract/supplement";
import type { ImportItem } from "@/lib/formats/import-item";
import { checkImport } from "@/lib/services/check-import";
import { ImportTally, type ItemsReport, reasonOf } from "@/lib/services/import-tally";
import { type RunAnswer, recordRuns } from "@/lib/services/record-runs";
import { recordSupplements, type SupplementAnswer } from "@/lib/services/record-supplements";

/** Runs handed over at a time, unless somebody says otherwise. */
export const IMPORT_BATCH = 500;

type RunItem = Extract<ImportItem, { kind: "run" }>;
type SupplementItem = Extract<ImportItem, { kind: "supplement" }>;

export type ImportItemsOptions = {
  /** Epoch milliseconds; called once a batch. */
  now: () => number;
  /** Check everything, ask the store what it has, and store nothing. */
  dryRun?: boolean;
  /** Runs handed over at a time; a server takes fewer, since nobody else is answered meanwhile. */
  batch?: number;
  /** Places to keep of what was skipped and of what was refused. */
  maxNotes?: number;
  signal?: AbortSignal | undefined;
  /** Told what an importer says of its own progress. */
  onStep?: (done: number, total: number) => void;
  /** Told after each batch. */
  onBatch?: () => void;
};

const lengthOf = (value: unknown) => (typeof value === "string" || Array.isArray(value) ? value.length : 0);

/** Values in layers; never throws, since nothing has checked them yet. */
function layerValues(layers: RunInput["layers"] | Supplement["layers"]): number {
  return lengthOf(layers?.graph) * (1 + Object.keys(layers?.metrics ?? {}).length);
}

/** A run with layers or samples weighs as much as many: a batch must not fill the memory. */
function weightOf({ result, layers }: RunInput): number {
  const samples = lengthOf(result?.bits) + lengthOf(result?.scores) + lengthOf(result?.clusters);
  return 1 + (layerValues(layers) + samples) / 5_000;
}

/** What is added to the batch by an item. */
function addedBy(item: ImportItem): number {
  if (item.kind === "run") return weightOf(item.document);
  return item.kind === "supplement" ? 10 + layerValues(item.supplement.layers) / 5_000 : 0;
}

/**
 * Stores what importers read, in batches: runs, then the supplements behind them. One refused item takes no other with
 * it. Throws when the signal is aborted; what was stored before stays.
 * @param store null only for a dry run: then nothing is known to be there
 */
export async function importItems(
  store: Store | null,
  items: AsyncIterable<ImportItem>,
  options: ImportItemsOptions,
): Promise<ItemsReport> {
  const request = uuidv7();
  const tally = new ImportTally(options.maxNotes ?? LIMITS.importNotes);
  const check = checkImport(store);
  const write = options.dryRun ? null : store;
  let runs: RunItem[] = [];
  let supplements: SupplementItem[] = [];
  let weight = 0;

  function answered<T extends RunAnswer | SupplementAnswer>(
    list: readonly (RunItem | SupplementItem)[],
    answers: readonly T[],
    count: (answer: Exclude<T, { problem: unknown }>) => void,
  ): void {
    for (const [index, { file, line }] of list.entries()) {
      const answer = answers[index] as T;
      if ("problem" in answer) tally.refuse({ file, line, reason: reasonOf(answer.problem) });
      else count(answer as Exclude<T, { problem: unknown }>);
    }
  }

  async function flush(): Promise<void> {
    const now = options.now();
    const bodies = runs.map(({ document }) => ({ place: "", value: document as unknown }));
    if (runs.length > 0) {
      const answers = write
        ? await recordRuns(write, bodies, { origin: "import", now, request })
        : await check.runs(bodies, now);
      answered(runs, answers, ({ id, duplicate }) => tally.run(id, duplicate));
    }
    const facts = supplements.map(({ supplement }) => ({ place: "supplement", value: supplement as unknown }));
    if (supplements.length > 0) {
      const answers = write ? await recordSupplements(write, facts, now) : await check.supplements(facts);
      answered(supplements, answers, ({ duplicate }) => tally.supplement(duplicate));
    }
    [runs, supplements, weight] = [[], [], 0];
    options.onBatch?.();
    await giveWay();
  }

  for await (const item of items) {
    options.signal?.throwIfAborted();
    tally.take(item);
    if (item.kind === "step") options.onStep?.(item.done, item.total);
    if (item.kind === "supplement") supplements.push(item);
    if (item.kind === "run") runs.push(item);
    weight += addedBy(item);
    if (weight >= (options.batch ?? IMPORT_BATCH)) await flush();
  }
  options.signal?.throwIfAborted();
  if (weight > 0) await flush();
  return tally.finish();
}
