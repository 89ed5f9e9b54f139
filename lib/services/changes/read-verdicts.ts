import { and, inArray, or, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Verdict } from "@/lib/domain/changes/change";
import type { RunJudgement } from "@/lib/domain/run-view";
import { inChunks } from "@/lib/services/in-chunks";
import { findMark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Which of several verdicts speaks for a run: what somebody must see first. */
const SPEAKS_FIRST: readonly Verdict[] = ["collapsed", "regressed", "watch", "improved", "insufficient", "unchanged"];

/** `pending` until settling has reached the run; null where there was nothing to hold it against. */
export type RunVerdict = Verdict | "pending" | null;

/** What was judged of the steps into runs at the newest mark, and whatever else lists show of them. */
async function readJudgements(
  store: Store,
  ids: string[],
  mark: number,
): Promise<(RunJudgement & { runId: string })[]> {
  const { change } = store.t;
  return store.db
    .select({
      runId: change.toRun,
      id: change.id,
      kind: change.kind,
      verdict: change.verdict,
      rule: change.rule,
      difference: change.difference,
      listed: change.listed,
      state: change.state,
    })
    .from(change)
    .where(
      and(
        inArray(change.toRun, ids),
        standsAt(change, mark),
        or(sql`listed`, inArray(change.kind, ["step", "reference"])),
      ),
    );
}

const worstFirst = (a: { verdict: Verdict }, b: { verdict: Verdict }) =>
  SPEAKS_FIRST.indexOf(a.verdict) - SPEAKS_FIRST.indexOf(b.verdict);

/** Judgements that end at a run, what speaks for it first. */
export async function readRunJudgements(store: Store, id: string): Promise<RunJudgement[]> {
  const found = await readJudgements(store, [id], (await findMark(store, null)).seq);
  return found.map(({ runId: _, ...judgement }) => judgement).sort(worstFirst);
}

/** The verdict of each run, in order. */
export async function readVerdicts(store: Store, ids: readonly string[]): Promise<RunVerdict[]> {
  const { run } = store.t;
  const mark = await findMark(store, null);
  const settled = new Map<string, Verdict | null>();
  for (const chunk of inChunks([...new Set(ids)], 1_000)) {
    const rows = await store.db.select({ id: run.id, seq: run.seq }).from(run).where(inArray(run.id, chunk));
    for (const { id, seq } of rows) if (seq <= mark.seq) settled.set(id, null);
    const judged = await readJudgements(store, chunk, mark.seq);
    for (const { runId, verdict } of judged.sort(worstFirst)) {
      if (settled.get(runId) === null) settled.set(runId, verdict);
    }
  }
  return ids.map((id) => settled.get(id) ?? (settled.has(id) ? null : "pending"));
}

/** How often a waiting request looks whether settling has reached its runs, in milliseconds. */
const LOOK_MS = 25;

/**
 * The verdicts of runs as soon as all of them are settled, or as far as they are at the deadline.
 * @param waitMs how long the caller is ready to wait
 */
export async function awaitVerdicts(store: Store, ids: readonly string[], waitMs: number): Promise<RunVerdict[]> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const verdicts = await readVerdicts(store, ids);
    if (performance.now() >= deadline || !verdicts.includes("pending")) return verdicts;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
