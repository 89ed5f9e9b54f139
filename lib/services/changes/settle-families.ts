import { and, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { OPEN, type Tables } from "@/db/schema";
import type { Statement, Store, Writer } from "@/db/store";
import type { Family, JudgementKind } from "@/lib/domain/changes/change";
import { counts, familyCutoff } from "@/lib/domain/changes/family";
import { FALSE_DISCOVERY_RATE } from "@/lib/domain/estimates/benjamini-hochberg";
import { NO_FAMILY } from "@/lib/services/changes/change-rows";
import { inChunks } from "@/lib/services/in-chunks";

type Test = { cellKey: string; p: number; pImproved: number; pFloor: number };
type FamilyRow = Tables["family"]["$inferInsert"];

/** Current cutoffs by key; a family without any is left out. */
export async function readFamilies(store: Store, keys: Iterable<string>): Promise<Map<string, Family>> {
  const { family } = store.t;
  const found = new Map<string, Family>();
  for (const chunk of inChunks([...new Set(keys)], 1_000)) {
    const rows = await store.db
      .select({ key: family.key, size: family.size, worse: family.worse, better: family.better })
      .from(family)
      .where(and(inArray(family.key, chunk), eq(family.toSeq, OPEN)));
    for (const { key, ...cutoffs } of rows) found.set(key, cutoffs);
  }
  return found;
}

/** A family holds judgements of one kind. */
type Tests = { kind: JudgementKind; small: Test[]; others: { pFloor: number; count: number }[] };

/** Tests of families that could be significant, and how many others there are by the least p they could have had. */
async function readTests(store: Store, keys: string[]): Promise<Map<string, Tests>> {
  const { change } = store.t;
  const tests = new Map<string, Tests>(keys.map((key) => [key, { kind: "step", small: [], others: [] }]));
  const testsOf = (family: string, kind: JudgementKind) => Object.assign(tests.get(family) as Tests, { kind });
  const pFloor = sql`coalesce(${change.pFloor}, 0)`.mapWith(Number);
  const tested = and(
    inArray(change.family, keys),
    eq(change.toSeq, OPEN),
    isNotNull(change.p),
    isNotNull(change.pImproved),
  );
  const isSmall = or(lte(change.p, FALSE_DISCOVERY_RATE), lte(change.pImproved, FALSE_DISCOVERY_RATE));
  const small = await store.db
    .select({
      family: change.family,
      kind: change.kind,
      cellKey: change.cellKey,
      p: sql`${change.p}`.mapWith(Number),
      pImproved: sql`${change.pImproved}`.mapWith(Number),
      pFloor,
    })
    .from(change)
    .where(and(tested, isSmall));
  for (const { family, kind, ...test } of small) testsOf(family, kind).small.push(test);
  const others = await store.db
    .select({ family: change.family, kind: change.kind, pFloor, count: sql`count(*)`.mapWith(Number) })
    .from(change)
    .where(and(tested, sql`not (${isSmall})`))
    .groupBy(change.family, change.kind, sql`coalesce(${change.pFloor}, 0)`);
  for (const { family, kind, ...counted } of others) testsOf(family, kind).others.push(counted);
  return tests;
}

function cutoffsOf({ kind, small, others }: Tests): Family {
  const rest = others.flatMap(({ pFloor, count }) =>
    new Array<Omit<Test, "cellKey">>(count).fill({ p: 1, pImproved: 1, pFloor }),
  );
  return familyCutoff(kind, [...small, ...rest]);
}

function isSignificant(kind: JudgementKind, { p, pImproved, pFloor }: Test, { size, worse, better }: Family): string {
  if (!counts(kind, pFloor, size)) return "";
  return `${p <= worse ? "worse" : ""}${pImproved <= better ? "better" : ""}`;
}

/** What became of families whose tests changed. */
export type FamilyDiff = {
  ended: string[];
  begun: FamilyRow[];
  /** Cells with a judgement that is significant now and was not, or the other way round. */
  cells: Set<string>;
};

/** Cutoffs of families from the current judgements, held against those that they had. */
export async function diffFamilies(store: Store, keys: string[], upTo: number): Promise<FamilyDiff> {
  const before = await readFamilies(store, keys);
  const diff: FamilyDiff = { ended: [], begun: [], cells: new Set() };
  for (const [key, tests] of await readTests(store, keys)) {
    const old = before.get(key) ?? NO_FAMILY;
    const now = cutoffsOf(tests);
    for (const test of tests.small) {
      if (isSignificant(tests.kind, test, old) !== isSignificant(tests.kind, test, now)) diff.cells.add(test.cellKey);
    }
    if (old.size === now.size && old.worse === now.worse && old.better === now.better) continue;
    if (before.has(key)) diff.ended.push(key);
    if (now.size > 0) diff.begun.push({ key, fromSeq: upTo, toSeq: OPEN, ...now });
  }
  return diff;
}

/** Statements that write the cutoffs of families as versions beginning at a sequence. */
export function familyStatements(store: Store, tx: Writer, { ended, begun }: FamilyDiff, upTo: number): Statement[] {
  const { family } = store.t;
  return [
    ...[...inChunks(ended, 1_000)].map((keys) =>
      tx
        .update(family)
        .set({ toSeq: upTo })
        .where(and(inArray(family.key, keys), eq(family.toSeq, OPEN))),
    ),
    ...(begun.length > 0 ? [store.insertMissing(tx, "family", "key", begun)] : []),
  ];
}
