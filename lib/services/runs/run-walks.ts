import { and, count, eq, gt, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { type Alternative, type Constraint, cellCondition, measuredAt } from "@/lib/services/runs/run-constraints";

/** Runs that one request looks at; a page that is not full by then says so and leads on. */
export const LOOK_AT = 10_000;
/** Runs of a time that are sorted by their sequence. Postgres reads the row of each, SQLite the index alone. */
export const SORT_AT_MOST = 30_000;
/** Parts of indexes that are merged; a constraint of more values is checked run by run. */
const MAX_WALKS = 64;

/**
 * A stretch of one index, in which runs stand in the order of their sequence.
 * @property source a condition that this index answers alone
 * @property whole its index is not in the order of the sequence: its runs, at most SORT_AT_MOST, are sorted first
 */
export type Walk = { source: SQL | undefined; whole?: true };

/** Walks that together pass every run which a filter can match, and what they cannot check. */
export type Route = {
  walks: Walk[];
  /** Constraints that every run on the way meets. */
  met: ReadonlySet<Constraint>;
  /** Runs behind the current cells that the filter names; null when it asks what cells do not say. */
  runs: number | null;
  /** Those cells. */
  cells: number | null;
};

const indexed = (alternative: Alternative, { run }: Store["t"]): SQL[] | null => {
  switch (alternative.on) {
    case "model":
    case "runner":
    case "campaign":
    case "qairt":
    case "onnxruntime":
    case "sourceSha256":
    case "quantizedSha256": {
      const column = run[alternative.on];
      return alternative.values.map((value) => eq(column, value));
    }
    case "cell":
      return alternative.values.map((value) => eq(run.cellKey, value));
    case "evaluation":
      return alternative.values.flatMap((value) =>
        TARGET_KINDS.map((kind) => and(eq(run.evaluationKey, value), eq(run.targetKind, kind)) as SQL),
      );
    case "status":
      // The index holds what went wrong, and must be told so in its own words.
      return alternative.values.includes("ok")
        ? null
        : alternative.values.map((value) => and(sql`status <> 'ok'`, eq(run.status, value)) as SQL);
    case "sequence":
      return alternative.values.length === 0 ? [] : [inArray(run.seq, alternative.values)];
    default:
      return null;
  }
};

/** The stretches of indexes that a constraint is; null when it has no index, or too many values. */
function walksOf(store: Store, constraint: Constraint): Walk[] | null {
  const [first] = constraint;
  if (first?.on === "measured")
    return [{ source: and(gte(measuredAt, first.from), lt(measuredAt, first.to)), whole: true }];
  const walks: Walk[] = [];
  for (const alternative of constraint) {
    const sources = indexed(alternative, store.t);
    if (sources === null) return null;
    walks.push(...sources.map((source) => ({ source })));
  }
  return walks.length <= MAX_WALKS ? walks : null;
}

/** Runs of walks, counted up to one more than `most`. */
async function countRuns(store: Store, walks: readonly Walk[], most: number): Promise<number> {
  const { run } = store.t;
  let runs = 0;
  for (const { source, whole } of walks) {
    const those = store.db.select({ seq: run.seq }).from(run).where(source);
    // In its order, an engine takes the index and leaves off at the limit.
    const counted = (whole ? those.orderBy(measuredAt) : those).limit(most + 1).as("counted");
    const [row] = await store.db.select({ runs: count() }).from(counted);
    runs += row?.runs ?? 0;
    if (runs > most) break;
  }
  return runs;
}

type Cells = { cells: number; runs: number; keys: string[] };

/** Current cells that the identity part of a filter names; their keys when there are few enough to walk. */
async function namedCells(store: Store, conditions: readonly SQL[]): Promise<Cells> {
  const { cell } = store.t;
  const where = and(sql`to_seq = 9007199254740991`, ...conditions);
  const [sum] = await store.db
    .select({ cells: count(), runs: sql`coalesce(sum(${cell.runs}), 0)`.mapWith(Number) })
    .from(cell)
    .where(where);
  const { cells = 0, runs = 0 } = sum ?? {};
  const keys = cells > MAX_WALKS ? [] : await store.db.select({ key: cell.key }).from(cell).where(where);
  return { cells, runs, keys: keys.map(({ key }) => key) };
}

/**
 * The way through the fewest runs on which every match is met: along the cells that the filter names where they are
 * few, along the index of its rarest value, or from the newest run to the oldest.
 */
export async function chooseRoute(store: Store, constraints: readonly Constraint[], mark: Mark): Promise<Route> {
  const { run } = store.t;
  const everything: Route = { walks: [{ source: undefined }], met: new Set(), runs: null, cells: null };
  if (constraints.length === 0) return everything;
  const said = constraints.flatMap((constraint) => {
    const condition = cellCondition(store, constraint);
    return condition ? [{ constraint, condition }] : [];
  });
  const candidates: { route: Route; runs: number }[] = [];
  if (said.length > 0) {
    const { cells, runs, keys } = await namedCells(
      store,
      said.map(({ condition }) => condition),
    );
    if (said.length === constraints.length) Object.assign(everything, { runs, cells });
    if (cells <= MAX_WALKS) {
      // Runs that are not settled yet may belong to cells that are not there yet.
      const unsettled: Walk = { source: gt(run.seq, mark.seq) };
      const walks = keys.map((key): Walk => ({ source: and(eq(run.cellKey, key), lte(run.seq, mark.seq)) }));
      const pending = await countRuns(store, [unsettled], LOOK_AT);
      candidates.push({ route: { ...everything, walks: [...walks, unsettled] }, runs: runs + pending });
    }
  }
  for (const constraint of constraints) {
    const walks = walksOf(store, constraint);
    if (walks === null) continue;
    const whole = walks.some((walk) => walk.whole);
    const most = whole ? SORT_AT_MOST : LOOK_AT;
    const runs = await countRuns(store, walks, most);
    if (whole && runs > most) continue;
    candidates.push({ route: { ...everything, walks, met: new Set([constraint]) }, runs });
  }
  const [best] = candidates.toSorted((a, b) => a.runs - b.runs);
  return best?.route ?? everything;
}
