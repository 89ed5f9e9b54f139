import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { OPEN, type Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { KnownIssueInput } from "@/lib/contract/known-issue";
import type { KnownIssue } from "@/lib/domain/known-issues";
import { atNextSequence } from "@/lib/services/at-next-sequence";
import { standsAt } from "@/lib/services/stands-at";

type Stored = Tables["knownIssue"]["$inferSelect"];

function toIssue({ id, text, url, who, at, ...row }: Stored): KnownIssue {
  const { model, chip, scheme, path, op, qairtFrom, qairtTo, onnxruntimeFrom, onnxruntimeTo } = row;
  const slice = { model, chip, scheme, path, op, qairtFrom, qairtTo, onnxruntimeFrom, onnxruntimeTo };
  return { id, slice, text, url, who, at };
}

/** Known issues, oldest first, which numbers their footnotes. @param asOf a sequence that a read is pinned to; null for now */
export async function readKnownIssues(store: Store, asOf: number | null): Promise<KnownIssue[]> {
  const { knownIssue } = store.t;
  const rows = await store.db
    .select()
    .from(knownIssue)
    .where(asOf === null ? eq(knownIssue.toSeq, OPEN) : standsAt(knownIssue, asOf))
    .orderBy(asc(knownIssue.fromSeq));
  return rows.map(toIssue);
}

/** Adds a known issue; the same id twice is one. @param who name of the token */
export async function addKnownIssue(
  store: Store,
  input: KnownIssueInput,
  who: string,
  now: number,
): Promise<KnownIssue> {
  const { knownIssue } = store.t;
  const { id = uuidv7(), text, url = null, slice } = input;
  const none = { model: null, chip: null, scheme: null, path: null, op: null };
  const anyVersion = { qairtFrom: null, qairtTo: null, onnxruntimeFrom: null, onnxruntimeTo: null };
  const row = { ...none, ...anyVersion, ...slice, id, text: text.trim(), url, who, at: now };
  await atNextSequence(store, (tx, seq) => [
    tx
      .insert(knownIssue)
      .values({ ...row, fromSeq: seq, toSeq: OPEN })
      .onConflictDoNothing(),
  ]);
  const [stored] = await store.db.select().from(knownIssue).where(eq(knownIssue.id, id));
  return toIssue(stored as Stored);
}

/** Takes a known issue away; views pinned to an earlier moment keep it. Null when there is none of this id. */
export async function removeKnownIssue(store: Store, id: string, who: string, now: number): Promise<KnownIssue | null> {
  const { knownIssue } = store.t;
  const results = await atNextSequence(store, (tx, seq) => [
    tx
      .update(knownIssue)
      .set({ toSeq: seq, removedBy: who, removedAt: now })
      .where(and(eq(knownIssue.id, id), eq(knownIssue.toSeq, OPEN)))
      .returning(),
  ]);
  const [removed] = results.at(-1) as Stored[];
  return removed ? toIssue(removed) : null;
}
