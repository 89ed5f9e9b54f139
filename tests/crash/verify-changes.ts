import { expect } from "vitest";
import { OPEN, type Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { familyCutoff } from "@/lib/domain/changes/family";
import { groupBy } from "@/lib/domain/group-by";
import { changeRows } from "@/lib/services/changes/change-rows";
import { type JudgedCell, judgeCells } from "@/lib/services/changes/judge-cells";
import { inChunks } from "@/lib/services/in-chunks";
import { readCellRuns } from "@/lib/services/read-cell-runs";

type Version = { fromSeq: number; toSeq: number };

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Judgements and family cutoffs at a sequence, from nothing but the log. */
async function recompute(store: Store, upTo: number) {
  const { run } = store.t;
  const keys = (await store.db.selectDistinct({ key: run.cellKey }).from(run)).map((row) => row.key);
  const judged: JudgedCell[] = [];
  for (const chunk of inChunks(keys, 500)) {
    judged.push(...(await judgeCells(store, await readCellRuns(store, chunk, upTo), upTo)));
  }
  const all = judged.flatMap(({ judgements }) => judgements);
  const families = new Map(
    [...groupBy(all, ({ family }) => family)].map(([key, group]) => [
      key,
      familyCutoff(
        group[0]?.kind ?? "step",
        group.map(({ numbers }) => numbers),
      ),
    ]),
  );
  return { families, changes: judged.flatMap((one) => changeRows(one, (key) => families.get(key), upTo)) };
}

/** Versions of one thing follow each other without overlap; at most one is current. */
function verifyVersions(chains: Iterable<Version[]>): void {
  for (const chain of chains) {
    chain.sort((a, b) => a.fromSeq - b.fromSeq);
    for (const [index, { fromSeq, toSeq }] of chain.entries()) {
      expect(fromSeq).toBeLessThan(toSeq);
      expect(toSeq).toBeLessThanOrEqual(chain[index + 1]?.fromSeq ?? OPEN);
    }
  }
}

/** What is judged at each of some marks is what judging everything anew from the log up to it gives. */
export async function verifyChanges(store: Store, marks: readonly number[]): Promise<void> {
  const changes = await store.db.select().from(store.t.change);
  const families = await store.db.select().from(store.t.family);
  verifyVersions(groupBy(changes, (row) => row.id).values());
  verifyVersions(groupBy(families, (row) => row.key).values());
  for (const mark of marks) {
    const isShown = ({ fromSeq, toSeq }: Version) => fromSeq <= mark && mark < toSeq;
    const expected = await recompute(store, mark);
    const said = (row: Tables["change"]["$inferInsert"]) => ({ ...row, fromSeq: 0, toSeq: 0 });
    expect(changes.filter(isShown).map(said).sort(byId)).toEqual(expected.changes.map(said).sort(byId));
    const kept = families
      .filter(isShown)
      .map(({ key, size, worse, better }) => [key, { size, worse, better }] as const);
    const wanted = [...expected.families].filter(([, { size }]) => size > 0);
    expect(new Map(kept)).toEqual(new Map(wanted));
  }
}
