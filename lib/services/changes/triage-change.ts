import { and, asc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { TriageInput } from "@/lib/contract/triage";
import { foldLevels, foldTriage, type Levels, type Triage, type TriageEvent } from "@/lib/domain/triage";
import { atNextSequence } from "@/lib/services/at-next-sequence";

/** What was done, and what has become of the change. `settled` follows once settling has taken it up. */
export type TriageAnswer = { id: string; change: string } & Triage & { events: TriageEvent[]; duplicate: boolean };

function refuse(message: string, location: string, fix: string): ServiceError {
  return new ServiceError("invalid-body", message, [{ location, message, fix }]);
}

/** What people did with one change, oldest first, settled or not. */
export async function readTriage(store: Store, changeId: string): Promise<TriageEvent[]> {
  const { triage } = store.t;
  const rows = await store.db.select().from(triage).where(eq(triage.changeId, changeId)).orderBy(asc(triage.seq));
  return rows.map(({ cellKey: _, ...event }) => event);
}

/** What people said of the level of a cell until a sequence. */
export async function readLevels(store: Store, cellKey: string, seq: number): Promise<Levels> {
  const { triage } = store.t;
  const rows = await store.db
    .select({ action: triage.action, changeId: triage.changeId, runId: triage.runId })
    .from(triage)
    .where(and(eq(triage.cellKey, cellKey), lte(triage.seq, seq)))
    .orderBy(asc(triage.seq));
  return foldLevels(rows);
}

/** The run that a level is taken from: the one named, else where the change ended. Throws when it cannot be one. */
async function levelRun(store: Store, input: TriageInput, change: { cellKey: string; toRun: string }): Promise<string> {
  const { run } = store.t;
  const id = input.run ?? change.toRun;
  const [row] = await store.db
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.id, id), eq(run.cellKey, change.cellKey), eq(run.status, "ok"), isNotNull(run.value)));
  if (row) return row.id;
  throw refuse(
    `run ${id} is no measured run of this cell`,
    "run",
    "name a run of the same cell that has a value, or leave it out where the change ended with one",
  );
}

/**
 * Records what somebody did with a change; the same event id twice is one event. Null when no judgement of this id
 * stands. It shows in lists once settling has followed.
 * @param who name of the token
 */
export async function triageChange(
  store: Store,
  changeId: string,
  input: TriageInput,
  who: string,
  now: number,
): Promise<TriageAnswer | null> {
  const { change, triage } = store.t;
  const [found] = await store.db
    .select({ cellKey: change.cellKey, toRun: change.toRun })
    .from(change)
    .where(and(eq(change.id, changeId), eq(change.toSeq, OPEN)));
  if (!found) return null;
  const setsLevel = input.action === "accept" || input.action === "pin-baseline";
  const runId = setsLevel ? await levelRun(store, input, found) : null;
  const id = input.id ?? uuidv7();
  const [known] = await store.db
    .select()
    .from(triage)
    .where(inArray(triage.id, [id]));
  if (known && (known.changeId !== changeId || known.action !== input.action)) {
    throw new ServiceError("id-conflict", `${id} is an event of another change or action.`, [
      { location: "id", message: "belongs to another event", fix: "give this event an id of its own, or leave id out" },
    ]);
  }
  if (!known) {
    await atNextSequence(store, (tx, seq) => [
      tx
        .insert(triage)
        .values({
          seq,
          id,
          changeId,
          cellKey: found.cellKey,
          action: input.action,
          who,
          at: now,
          assignee: input.action === "assign" ? (input.assignee ?? null) : null,
          text: input.text?.trim() || null,
          runId,
        })
        .onConflictDoNothing(),
    ]);
  }
  const events = await readTriage(store, changeId);
  return { id, change: changeId, ...foldTriage(events), events, duplicate: known !== undefined };
}
