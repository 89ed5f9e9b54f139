import { and, desc, eq, inArray, lt, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { WorkaroundsQuery } from "@/lib/contract/workaround";
import type { WorkaroundLine, WorkaroundListView, WorkaroundView } from "@/lib/domain/workaround-view";
import { viewResult, type WorkaroundRow } from "@/lib/services/drift/measure-result";
import { type Asking, readRepaired, readResults, toLine, viewLines } from "@/lib/services/drift/workaround-lines";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { UUID } from "@/lib/services/uuid";

/** Known workarounds that the page of a run shows. */
export const SHOWN_WORKAROUNDS = 20;
/** Newest ones of a model among which those that fit are looked for. */
const LOOKED_AT = 200;

/** A page of workarounds, newest first, by keyset. */
export async function readWorkarounds(store: Store, query: WorkaroundsQuery): Promise<WorkaroundListView> {
  const { workaround } = store.t;
  const { model, chip, run, before, limit } = query;
  const rows = await store.db
    .select()
    .from(workaround)
    .where(
      and(
        model === null ? undefined : eq(workaround.model, model),
        chip === null ? undefined : eq(workaround.chip, chip),
        run === null ? undefined : eq(workaround.runId, run),
        before === null ? undefined : lt(workaround.id, before.toLowerCase()),
      ),
    )
    .orderBy(desc(workaround.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    filter: { model, chip, run },
    workarounds: await viewLines(store, shown, null),
    nextBefore: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

const closeness = ({ fits }: { fits: WorkaroundLine["fits"] }) => Number(fits?.chip) * 2 + Number(fits?.stack);

/**
 * Workarounds of a model, those of the same chip and stack first, then the newest.
 * @param until epoch milliseconds; later ones are not told
 */
export async function readKnownWorkarounds(
  store: Store,
  model: string,
  asking: NonNullable<Asking>,
  until: number | null,
): Promise<WorkaroundLine[]> {
  const { workaround } = store.t;
  const rows = await store.db
    .select()
    .from(workaround)
    .where(and(eq(workaround.model, model), until === null ? undefined : lte(workaround.createdAt, until)))
    .orderBy(desc(workaround.createdAt), desc(workaround.id))
    .limit(LOOKED_AT);
  const ranked = rows
    .map((row) => ({ row, fits: toLine(row, 0, asking).fits }))
    // Sorting is stable: the newest of equals stay first.
    .sort((x, y) => closeness(y) - closeness(x));
  return viewLines(
    store,
    ranked.slice(0, SHOWN_WORKAROUNDS).map(({ row }) => row),
    asking,
  );
}

async function findRow(store: Store, id: string): Promise<WorkaroundRow | null> {
  if (!UUID.test(id)) return null;
  const { workaround } = store.t;
  const [row] = await store.db.select().from(workaround).where(eq(workaround.id, id.toLowerCase()));
  return row ?? null;
}

/** One workaround with everything that came of it; null when there is none. */
export async function readWorkaround(store: Store, id: string): Promise<WorkaroundView | null> {
  const row = await findRow(store, id);
  if (!row) return null;
  const ids = [row.runId, row.comparatorRunId].filter((one) => one !== null);
  const lines = await selectLines(store, inArray(store.t.run.id, ids));
  const lineOf = (wanted: string | null) => {
    const found = lines.find((line) => line.id === wanted);
    return found ? toRunLine(found) : null;
  };
  const run = lineOf(row.runId);
  if (!run) throw new Error(`run ${row.runId} of workaround ${row.id} is missing`);
  const results = (await readResults(store, [row.id])).get(row.id) ?? [];
  const repaired = (await readRepaired(store, [row.runId])).get(row.runId) ?? null;
  const outcomes = await Promise.all(
    results.map(({ workaroundId: _, ...result }) => viewResult(store, row, repaired, result)),
  );
  const [newest] = outcomes;
  return {
    ...toLine(row, results.length, null),
    newest: newest ? { measuredSqnr: newest.measuredSqnr, within: newest.within, gain: newest.gain } : null,
    run,
    comparator: lineOf(row.comparatorRunId),
    note: row.note,
    notes: row.files.map(({ notes }, file) => ({ file, notes })),
    outcomes,
  };
}

/** One file of a workaround as it was written; null when there is none. */
export async function readWorkaroundFile(
  store: Store,
  id: string,
  index: number,
): Promise<{ name: string; mediaType: string; text: string } | null> {
  const file = (await findRow(store, id))?.files[index];
  return file ? { name: file.name, mediaType: file.mediaType, text: file.text } : null;
}

/**
 * Says that a run was made with a workaround, for good; twice is once. Throws `not-found` when either is not there, and
 * `invalid-body` for the run that it was made for.
 * @param by name of the token
 */
export async function linkWorkaroundResult(
  store: Store,
  id: string,
  runId: string,
  by: string,
  now: number,
): Promise<void> {
  const row = await findRow(store, id);
  if (!row) throw new ServiceError("not-found", `There is no workaround ${id}.`);
  const [result] = await selectLines(store, eq(store.t.run.id, runId));
  if (!result) throw new ServiceError("not-found", `There is no run ${runId}.`);
  const refuse = (message: string, fix: string) =>
    new ServiceError("invalid-body", `run: ${message}`, [{ location: "run", message, fix }]);
  if (runId === row.runId) throw refuse("is the run that is to be repaired", "name a run that was made afterwards");
  if (result.model !== row.model) throw refuse(`is of another model, ${result.model}`, `name a run of ${row.model}`);
  await store.atomically((tx) => [
    tx
      .insert(store.t.workaroundResult)
      .values({ workaroundId: row.id, runId, linkedAt: now, linkedBy: by })
      .onConflictDoNothing(),
  ]);
}
