import { and, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { LIMITS } from "@/lib/contract/limits";
import type { ChangesFilter, ChangesView, Counted } from "@/lib/domain/change-view";
import { VERDICTS } from "@/lib/domain/changes/change";
import { findChip } from "@/lib/domain/find-chip";
import { footnotesOf } from "@/lib/domain/known-issues";
import type { Choice } from "@/lib/domain/matrix";
import { TRIAGE_STATES } from "@/lib/domain/triage";
import { atMark } from "@/lib/services/at-mark";
import { changeConditions, chosenOnes } from "@/lib/services/changes/change-conditions";
import { causeOf, readGroups, readMembers } from "@/lib/services/changes/change-groups";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";

/** Groups on a page, and members shown of each before it is opened. */
const PAGE_GROUPS = 25;
const SHOWN_MEMBERS = 5;
/** Counting stops here: whether there are a thousand or ten thousand changes nobody reads either way. */
export const MAX_COUNTED = 1_000;
/** Changes that choices of filters are taken from. */
const CHOICE_ROWS = 2_000;

/** How many changes a condition holds, counted up to `MAX_COUNTED`. */
export async function countUpTo(store: Store, where: SQL | undefined): Promise<Counted> {
  const { change } = store.t;
  const some = store.db
    .select({ one: sql`1`.as("one") })
    .from(change)
    .where(where)
    .limit(MAX_COUNTED + 1)
    .as("some");
  const [row] = await store.db.select({ count: sql`count(*)`.mapWith(Number) }).from(some);
  const count = row?.count ?? 0;
  return { count: Math.min(count, MAX_COUNTED), capped: count > MAX_COUNTED };
}

async function countEach<T extends string>(
  all: readonly T[],
  count: (one: T) => Promise<Counted>,
): Promise<Record<T, Counted>> {
  const counted = await Promise.all(all.map(async (one) => [one, await count(one)] as const));
  return Object.fromEntries(counted) as Record<T, Counted>;
}

/** What a filter could ask for next: the names among the changes of its verdicts and states. */
async function readChoices(store: Store, where: SQL | undefined): Promise<ChangesView["choices"]> {
  const { change } = store.t;
  const rows = await store.db
    .select({
      model: change.model,
      chip: change.chip,
      kind: change.targetKind,
      scheme: change.scheme,
      path: change.path,
    })
    .from(change)
    .where(where)
    .limit(CHOICE_ROWS);
  const choices = (id: (row: (typeof rows)[number]) => string, label: (id: string) => string = (name) => name) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(id(row), (counts.get(id(row)) ?? 0) + 1);
    const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([key, count]): Choice => ({ id: key, label: label(key), count }));
  };
  return {
    models: choices(({ model }) => model),
    chips: choices(
      ({ chip, kind }) => chip ?? kind,
      (id) => findChip(id)?.name ?? id,
    ),
    schemes: choices(({ scheme }) => scheme),
    paths: choices(({ path }) => path ?? "unknown"),
  };
}

/**
 * A page of changes, grouped by what is likely one cause, at the mark that the filter is pinned to or the newest.
 * @param members shown of each group: the worst few, or all (at most LIMITS.pageRuns)
 */
export async function readChanges(
  store: Store,
  filter: ChangesFilter,
  members: "worst" | "all" = "worst",
): Promise<ChangesView> {
  const mark = await findMark(store, filter.asOf);
  const asked = changeConditions(store, filter, mark);
  const where = and(asked, chosenOnes(store, filter));
  const page = { limit: PAGE_GROUPS + 1, offset: (filter.page - 1) * PAGE_GROUPS };
  const found = await readGroups(store, where, page);
  const rows = found.slice(0, PAGE_GROUPS);
  const shown = filter.group === null && members === "worst" ? SHOWN_MEMBERS : LIMITS.pageRuns;
  const keys = rows.map(({ key }) => key);
  const byGroup = await readMembers(store, where, keys, shown);
  const lines = [...byGroup.values()].flat();
  const { shown: knownIssues, numbers } = footnotesOf(
    await readKnownIssues(store, filter.asOf === null ? null : mark.seq),
    lines,
    ({ cell, to }) => ({ ...cell, qairt: to.stack.qairt, onnxruntime: to.stack.onnxruntime }),
  );
  const anyName = { ...filter, models: [], chips: [], schemes: [], paths: [], search: null, group: null };
  return {
    filter,
    groups: rows.map((row) => {
      const changes = byGroup.get(row.key) ?? [];
      return { ...row, cause: causeOf(row.key, changes[0]), changes };
    }),
    nextPage: found.length > PAGE_GROUPS ? filter.page + 1 : null,
    verdicts: await countEach(VERDICTS, (verdict) =>
      countUpTo(store, and(asked, chosenOnes(store, { ...filter, verdicts: [verdict] }))),
    ),
    states: await countEach(TRIAGE_STATES, (state) =>
      countUpTo(store, and(asked, chosenOnes(store, { ...filter, states: [state] }))),
    ),
    choices: await readChoices(store, and(changeConditions(store, anyName, mark), chosenOnes(store, filter))),
    knownIssues,
    footnotes: Object.fromEntries([...numbers].flatMap(([{ id }, own]) => (own.length > 0 ? [[id, own]] : []))),
    ...(await atMark(store, mark, filter.asOf)),
  };
}
