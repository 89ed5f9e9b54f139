import { and, desc, inArray, ne, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { RunsQuery } from "@/lib/contract/runs-filter";
import type { RunListView, RunsFilter } from "@/lib/domain/run-view";
import { findMark, type Mark, momentOf } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { resolveSearch } from "@/lib/services/runs/resolve-search";
import { readRunNames } from "@/lib/services/runs/run-choices";
import {
  type Constraint,
  constraintCondition,
  filterConstraints,
  speaksForItsCell,
  versionsBeginning,
} from "@/lib/services/runs/run-constraints";
import { chooseRoute, type Route } from "@/lib/services/runs/run-walks";
import { type Walked, type WalkOrder, walkRuns } from "@/lib/services/runs/walk-runs";

const NO_NAMES = { qairt: (begin: string) => [begin], onnxruntime: (begin: string) => [begin] };

/** What a filter asks of a run, its search and versions looked up among the names that occur. */
async function constraintsOf(store: Store, filter: RunsFilter) {
  const plain = filter.search === null && filter.qairts.length === 0 && filter.onnxruntimes.length === 0;
  if (plain) return { constraints: filterConstraints(filter, NO_NAMES), unknownWords: [] };
  const names = await readRunNames(store);
  const { qairts, onnxruntimes } = names.choices;
  const versions = (of: typeof qairts) => {
    const stored = of.map(({ id }) => id);
    return (begin: string) => versionsBeginning(begin, stored);
  };
  const chosen = filterConstraints(filter, { qairt: versions(qairts), onnxruntime: versions(onnxruntimes) });
  const searched = await resolveSearch(store, filter.search, names);
  return { constraints: [...chosen, ...searched.constraints], unknownWords: searched.unknownWords };
}

/** What a filter asks of a run as conditions on `run`, wherever it stands in the list. */
export async function runConditions(store: Store, filter: RunsFilter): Promise<(SQL | undefined)[]> {
  const { constraints } = await constraintsOf(store, filter);
  return [
    ...constraints.map((constraint) => constraintCondition(store, constraint)),
    filter.newest ? speaksForItsCell(store, filter.asOf) : undefined,
  ];
}

type Asked = { route: Route; where: SQL | undefined; upTo: number | null; limit: number };

function walk(store: Store, asked: Asked, order: Omit<WalkOrder, "upTo">): Promise<Walked> {
  const way = { walks: asked.route.walks, where: asked.where };
  return walkRuns(store, way, { ...order, upTo: asked.upTo }, asked.limit + 1);
}

type Page = { sequences: number[]; nextBefore: number | null; nextAfter: number | null; stoppedAfter: number | null };

async function olderPage(store: Store, asked: Asked, before: number | null): Promise<Page> {
  const { found, next, looked } = await walk(store, asked, { from: before, direction: "older" });
  const full = found.length > asked.limit;
  const sequences = found.slice(0, asked.limit);
  const cursor = full ? (sequences.at(-1) ?? null) : next;
  const stopped = !full && next !== null;
  return {
    sequences,
    nextBefore: cursor,
    // One page back begins above the first run shown, or where an empty page began.
    nextAfter: before === null ? null : sequences[0] === undefined ? before - 1 : sequences[0],
    stoppedAfter: stopped ? looked : null,
  };
}

/** The page above a sequence; the newest page as such when there is nothing above it. */
async function newerPage(store: Store, asked: Asked, after: number): Promise<Page> {
  const { found, next, looked } = await walk(store, asked, { from: after, direction: "newer" });
  if (found.length <= asked.limit && next === null) return olderPage(store, asked, null);
  const sequences = found.slice(0, asked.limit).reverse();
  const full = found.length > asked.limit;
  return {
    sequences,
    nextBefore: sequences.at(-1) ?? after + 1,
    nextAfter: full ? (sequences[0] ?? null) : next,
    stoppedAfter: full ? null : looked,
  };
}

/** Runs that match, where that is known without looking for it. */
function countOf(
  view: Pick<RunListView, "filter" | "nextBefore">,
  shown: number,
  route: Route,
): RunListView["matching"] {
  const { filter } = view;
  const first = filter.before === null && filter.after === null;
  if (filter.asOf === null && route.runs !== null) {
    const count = filter.newest ? route.cells : route.runs;
    if (count !== null) return { count, capped: false };
  }
  return first && view.nextBefore === null
    ? { count: shown, capped: false }
    : first
      ? { count: shown, capped: true }
      : null;
}

async function readPage(
  store: Store,
  query: RunsQuery,
  mark: Mark,
): Promise<{ page: Page; route: Route; unknownWords: string[]; asked: boolean }> {
  const { filter } = query;
  const { constraints, unknownWords } = await constraintsOf(store, filter);
  const samples = await readSamples(store, mark.seq);
  const route = await chooseRoute(store, constraints, mark);
  const unmet = constraints.filter((constraint: Constraint) => !route.met.has(constraint));
  const conditions = [
    ...unmet.map((constraint) => constraintCondition(store, constraint)),
    ...(filter.newest ? [speaksForItsCell(store, filter.asOf === null ? null : mark.seq)] : []),
    ...(samples.shown || samples.runs === 0 ? [] : [ne(store.t.run.origin, SAMPLE)]),
  ];
  const asked: Asked = {
    route,
    where: conditions.length > 0 ? and(...conditions) : undefined,
    upTo: filter.asOf === null ? null : mark.seq,
    limit: query.limit,
  };
  const page =
    filter.after === null ? await olderPage(store, asked, filter.before) : await newerPage(store, asked, filter.after);
  return { page, route, unknownWords, asked: constraints.length > 0 || filter.newest };
}

/**
 * A page of runs, newest ingest first, by keyset: a page costs what it shows however far back it is, and where few runs
 * match, no more than LOOK_AT of them.
 */
export async function readRuns(store: Store, query: RunsQuery): Promise<RunListView> {
  const { filter } = query;
  const mark = await findMark(store, filter.asOf);
  const { page, route, unknownWords, asked } = await readPage(store, query, mark);
  const { sequences, ...cursors } = page;
  const rows =
    sequences.length === 0
      ? []
      : await selectLines(store, inArray(store.t.run.seq, sequences)).orderBy(desc(store.t.run.seq));
  return {
    filter,
    runs: rows.map(toRunLine),
    ...cursors,
    unknownWords,
    matching: asked ? countOf({ filter, nextBefore: cursors.nextBefore }, rows.length, route) : null,
    total: mark.runs,
    ...momentOf(mark),
  };
}
