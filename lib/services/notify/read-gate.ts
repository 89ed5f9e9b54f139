import { and, asc, eq, gt, gte, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { GateSet } from "@/lib/contract/gate";
import type { ChangeLine } from "@/lib/domain/change-view";
import type { Verdict } from "@/lib/domain/changes/change";
import type { GateView } from "@/lib/domain/gate-view";
import { footnotesOf } from "@/lib/domain/known-issues";
import { selectChanges, toChangeLine } from "@/lib/services/changes/change-lines";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Changes of a kind that an answer lists; the rest are counted. */
const SHOWN = 100;
const ALARMS: Verdict[] = ["collapsed", "regressed"];

function ofSet(store: Store, set: GateSet): SQL | undefined {
  const { run } = store.t;
  const named = (column: typeof run.model, values: string[]) =>
    values.length > 0 ? inArray(column, values) : undefined;
  return and(
    ne(run.origin, "sample"),
    set.campaign === null ? undefined : eq(run.campaign, set.campaign),
    set.request === null ? undefined : eq(run.request, set.request),
    set.since === null ? undefined : gte(run.receivedAt, Date.parse(set.since)),
    set.chip.length > 0 ? inArray(run.chip, set.chip) : undefined,
    set.scheme.length > 0 ? inArray(run.scheme, set.scheme) : undefined,
    set.path.length > 0
      ? or(inArray(run.path, set.path), set.path.includes("unknown") ? isNull(run.path) : undefined)
      : undefined,
    named(run.model, set.model),
  );
}

/** Whether a set of runs holds a regression that nobody accepted, as far as it is settled. */
export async function readGate(store: Store, set: GateSet): Promise<GateView> {
  const { change, run } = store.t;
  const mark = await findMark(store, null);
  const inSet = ofSet(store, set);
  const count = async (where: SQL | undefined) => {
    const [row] = await store.db
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(run)
      .where(and(inSet, where));
    return row?.count ?? 0;
  };
  const view: GateView = {
    ...{ pending: await count(gt(run.seq, mark.seq)), runs: 0, compared: 0, alarms: [], watch: [] },
    ...{ counts: { alarms: 0, watch: 0 }, knownIssues: [], footnotes: {}, asOf: mark.seq },
  };
  // A set that is still being settled is asked about again and again: what costs more is read once, at the end.
  if (view.pending > 0) return view;
  const current = standsAt(change, mark.seq);
  const intoSet = and(current, inArray(change.toRun, store.db.select({ id: run.id }).from(run).where(inSet)));
  const unaccepted = (verdicts: Verdict[]) =>
    and(
      sql`listed`,
      inArray(change.verdict, verdicts),
      inArray(change.state, ["open", "acknowledged"]),
      ne(change.kind, "reference"),
      intoSet,
    );
  const read = async (verdicts: Verdict[]): Promise<{ count: number; lines: ChangeLine[] }> => {
    const where = unaccepted(verdicts);
    const rows = await selectChanges(store, where).orderBy(asc(change.severity), asc(change.id)).limit(SHOWN);
    const [all] = await store.db
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(change)
      .where(where);
    return { count: all?.count ?? 0, lines: rows.flatMap((row) => toChangeLine(row) ?? []) };
  };
  const [alarms, watch] = [await read(ALARMS), await read(["watch"])];
  const [compared] = await store.db
    .select({ count: sql`count(distinct ${change.toRun})`.mapWith(Number) })
    .from(change)
    .where(and(intoSet, inArray(change.kind, ["step", "reference"]), ne(change.rule, "not-comparable")));
  const lines = [...alarms.lines, ...watch.lines];
  const { shown, numbers } = footnotesOf(await readKnownIssues(store, null), lines, ({ cell, to }) => ({
    ...cell,
    ...{ qairt: to.stack.qairt, onnxruntime: to.stack.onnxruntime },
  }));
  return {
    ...view,
    runs: await count(undefined),
    compared: compared?.count ?? 0,
    alarms: alarms.lines,
    watch: watch.lines,
    counts: { alarms: alarms.count, watch: watch.count },
    knownIssues: shown,
    footnotes: Object.fromEntries([...numbers].flatMap(([{ id }, own]) => (own.length > 0 ? [[id, own]] : []))),
  };
}
