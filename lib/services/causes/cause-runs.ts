import { and, desc, eq, inArray, lte, ne, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { type SettleRow, settleColumns, supplementPlacement } from "@/lib/services/read-cell-runs";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";

/** Runs of one evaluation that are weighed at most: the newest, beside the cell's own and the references. */
export const MAX_CAUSE_RUNS = 2_000;
/** Runs of other evaluations with the very same outputs: one is enough to stop a verdict. */
const MAX_TWINS = 3;

type EvaluationRow = Tables["evaluation"]["$inferSelect"];

/** What a verdict about cells of one evaluation is made from. */
export type CauseRuns = {
  evaluation: EvaluationRow;
  /** In the order of their sequence; never sample data beside others. */
  rows: SettleRow[];
  limit: number;
  capped: boolean;
};

/** Rows of the newest runs that a condition holds for; the index alone finds which. */
function newest(store: Store, where: SQL | undefined, limit: number) {
  const { run } = store.t;
  const found = store.db.select({ seq: run.seq }).from(run).where(where).orderBy(desc(run.seq)).limit(limit);
  return store.db.select(settleColumns(run)).from(run).where(inArray(run.seq, found)).orderBy(desc(run.seq));
}

/** A cell that has runs of its own never speaks through sample data. */
function withoutMixing(rows: SettleRow[], isSample: boolean, samplesShown: boolean): SettleRow[] {
  const kept = rows.filter((row) => (row.origin === SAMPLE) === isSample && (!isSample || samplesShown));
  return kept.sort((a, b) => a.seq - b.seq);
}

/**
 * Runs of an evaluation up to a sequence, with placement from supplements.
 * @param of `cells` are read whole, however many runs the evaluation has; `sample` reads sample data and nothing else
 */
export async function readCauseRuns(
  store: Store,
  evaluationKey: string,
  of: { cells: readonly string[]; sample: boolean; upTo: number; limit?: number },
): Promise<CauseRuns> {
  const { run, evaluation } = store.t;
  const { cells, sample, upTo, limit = MAX_CAUSE_RUNS } = of;
  const [under] = await store.db.select().from(evaluation).where(eq(evaluation.key, evaluationKey));
  if (!under) throw new Error(`evaluation ${evaluationKey} is missing`);
  const own = and(eq(run.evaluationKey, evaluationKey), lte(run.seq, upTo));
  const all = await newest(store, own, limit + 1);
  const capped = all.length > limit;
  // Two questions, so that each has an index of its own.
  const always = [and(lte(run.seq, upTo), inArray(run.cellKey, [...cells])), and(own, eq(run.targetKind, "reference"))];
  const kept = capped ? await Promise.all(always.map((where) => newest(store, where, limit))) : [];
  const rows = new Map([...all.slice(0, limit), ...kept.flat()].map((row) => [row.id, row]));
  const samplesShown = sample && (await readSamples(store, upTo)).shown;
  const weighed = withoutMixing([...rows.values()], sample, samplesShown);
  const keys = [...new Set(weighed.map((row) => row.cellKey))];
  if (keys.length > 0) await supplementPlacement(store, weighed, keys, upTo);
  return { evaluation: under, rows: weighed, limit, capped };
}

/** Runs of the same model under other evaluations whose outputs are byte for byte those of a run. */
export async function readTwins(store: Store, target: SettleRow, upTo: number): Promise<SettleRow[]> {
  if (target.outputSha256 === null) return [];
  const { run } = store.t;
  return store.db
    .select(settleColumns(run))
    .from(run)
    .where(
      and(
        eq(run.model, target.model),
        eq(run.outputSha256, target.outputSha256),
        ne(run.evaluationKey, target.evaluationKey),
        lte(run.seq, upTo),
        target.origin === SAMPLE ? eq(run.origin, SAMPLE) : ne(run.origin, SAMPLE),
      ),
    )
    .orderBy(desc(run.seq))
    .limit(MAX_TWINS);
}
