import { and, eq, gt, inArray, lte, notInArray, or, sql } from "drizzle-orm";
import { OPEN, type Tables } from "@/db/schema";
import { closed } from "@/db/schema-changes";
import type { Statement, Store, Writer } from "@/db/store";
import { SAYS_NOTHING } from "@/lib/domain/changes/explained";
import { WATCH_P } from "@/lib/domain/changes/verdict";
import type { ChangeRow } from "@/lib/services/changes/change-rows";
import { inChunks } from "@/lib/services/in-chunks";

type Stored = Tables["change"]["$inferSelect"];

/** What a pass changes about the judgements of some cells. */
export type ChangeDiff = {
  /** Ids whose current version ends. */
  ended: string[];
  /** Versions that begin. */
  begun: ChangeRow[];
  /** Families whose tests are others now. */
  families: Set<string>;
};

/** Current judgements of cells. */
export async function readCurrentChanges(store: Store, cells: readonly string[]): Promise<Stored[]> {
  const { change } = store.t;
  return store.db
    .select()
    .from(change)
    .where(and(inArray(change.cellKey, [...cells]), eq(change.toSeq, OPEN)));
}

/** What tells whether a judgement stands; evidence only of those that keep all they were made of. */
export type Outline = Pick<Stored, "id" | "cellKey" | "kind" | "verdict" | "rule" | "family" | "fromRun" | "toRun"> & {
  evidence: string | null;
};

/** Outlines of the current judgements of cells: of most a fraction of what is stored is ever looked at again. */
export async function readOutlines(store: Store, cells: readonly string[]): Promise<Outline[]> {
  const { change } = store.t;
  const told = or(
    sql`${change.listed}`,
    notInArray(change.verdict, [...SAYS_NOTHING]),
    lte(change.p, WATCH_P),
    lte(change.pImproved, WATCH_P),
  );
  return store.db
    .select({
      id: change.id,
      cellKey: change.cellKey,
      kind: change.kind,
      verdict: change.verdict,
      rule: change.rule,
      family: change.family,
      fromRun: change.fromRun,
      toRun: change.toRun,
      evidence: sql<string | null>`case when ${told} then ${change.evidence} end`,
    })
    .from(change)
    .where(and(inArray(change.cellKey, [...cells]), eq(change.toSeq, OPEN)));
}

/** Current judgements by id. */
export async function readChangesById(store: Store, ids: readonly string[]): Promise<Stored[]> {
  const { change } = store.t;
  const found: Stored[] = [];
  for (const chunk of inChunks(ids, 1_000)) {
    const current = and(inArray(change.id, chunk), eq(change.toSeq, OPEN));
    found.push(...(await store.db.select().from(change).where(current)));
  }
  return found;
}

function isSame(stored: Stored, row: ChangeRow): boolean {
  const names = Object.keys(stored) as (keyof Stored)[];
  return names.every((name) => name === "fromSeq" || name === "toSeq" || stored[name] === (row[name] ?? null));
}

const isSameTest = (a: Stored, b: ChangeRow) =>
  a.family === b.family && a.p === b.p && a.pImproved === b.pImproved && a.pFloor === b.pFloor;

/** What must be written so that `rows` are the current judgements of their cells. */
export function diffChanges(stored: readonly Stored[], rows: readonly ChangeRow[]): ChangeDiff {
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const diff: ChangeDiff = { ended: [], begun: [], families: new Set() };
  const touch = (row: Stored | ChangeRow) => row.p != null && diff.families.add(row.family);
  for (const old of stored) {
    const row = wanted.get(old.id);
    wanted.delete(old.id);
    if (row && isSame(old, row)) continue;
    diff.ended.push(old.id);
    if (row) diff.begun.push(row);
    if (row && isSameTest(old, row)) continue;
    touch(old);
    if (row) touch(row);
  }
  for (const row of wanted.values()) {
    diff.begun.push(row);
    touch(row);
  }
  return diff;
}

/** Statements that write a diff as versions beginning at a sequence; writing it twice is writing it once. */
export function diffStatements(store: Store, tx: Writer, { ended, begun }: ChangeDiff, upTo: number): Statement[] {
  const { change } = store.t;
  return [
    ...[...inChunks(ended, 1_000)].flatMap((ids) => [
      // A version that began in this very pass is replaced, not ended.
      tx.delete(change).where(and(inArray(change.id, ids), eq(change.fromSeq, upTo))),
      tx
        .update(change)
        .set({ toSeq: upTo })
        .where(and(inArray(change.id, ids), eq(change.toSeq, OPEN))),
    ]),
    ...(begun.length > 0 ? [store.insertMissing(tx, "change", "id", begun)] : []),
  ];
}

/**
 * Statements that undo what a pass left that died behind a mark: versions that began after it go, those that ended
 * after it are current again. None when there is nothing to undo.
 */
export async function undoStatements(store: Store, mark: number): Promise<((tx: Writer) => Statement[]) | null> {
  const { change, family } = store.t;
  for (const table of [change, family]) {
    const begun = store.db.select({ seq: table.fromSeq }).from(table).where(gt(table.fromSeq, mark)).limit(1);
    const ended = store.db
      .select({ seq: table.toSeq })
      .from(table)
      .where(and(closed, gt(table.toSeq, mark)))
      .limit(1);
    if ((await begun).length + (await ended).length === 0) continue;
    return (tx) =>
      [change, family].flatMap((each) => [
        tx.delete(each).where(gt(each.fromSeq, mark)),
        tx
          .update(each)
          .set({ toSeq: OPEN })
          .where(and(closed, gt(each.toSeq, mark))),
      ]);
  }
  return null;
}
