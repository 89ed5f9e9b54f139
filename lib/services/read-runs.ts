import { and, desc, eq, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Store } from "@/db/store";
import type { RunsQuery } from "@/lib/contract/runs-filter";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import type { RunListView, RunsFilter } from "@/lib/domain/run-view";
import { findMark } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { selectLines, toRunLine } from "@/lib/services/run-lines";

/** A list condition; ids that stand for "no value" (`host`, `unknown`) match null as the matrix shows it. */
function oneOf(column: SQLiteColumn, values: string[], standsForNull: readonly string[] = []): SQL | undefined {
  if (values.length === 0) return undefined;
  const plain = inArray(column, values);
  return values.some((value) => standsForNull.includes(value)) ? or(plain, isNull(column)) : plain;
}

/** What a filter asks of a run, up to a sequence; members are undefined where it asks nothing. */
export function runConditions(store: Store, filter: RunsFilter, upTo: number | null): (SQL | undefined)[] {
  const { run } = store.t;
  const offDevice = filter.chips.filter((chip) => (TARGET_KINDS as readonly string[]).includes(chip));
  return [
    oneOf(run.model, filter.models),
    offDevice.length > 0
      ? or(oneOf(run.chip, filter.chips), inArray(run.targetKind, offDevice as RunsFilter["targets"]))
      : oneOf(run.chip, filter.chips),
    oneOf(run.scheme, filter.schemes),
    oneOf(run.path, filter.paths, ["unknown"]),
    filter.targets.length > 0 ? inArray(run.targetKind, filter.targets) : undefined,
    filter.statuses.length > 0 ? inArray(run.status, filter.statuses) : undefined,
    filter.runner === null ? undefined : eq(run.runner, filter.runner),
    filter.campaign === null ? undefined : eq(run.campaign, filter.campaign),
    filter.cell === null ? undefined : eq(run.cellKey, filter.cell),
    filter.before === null ? undefined : lt(run.seq, filter.before),
    upTo === null ? undefined : lte(run.seq, upTo),
  ];
}

/** A page of runs, newest ingest first, by keyset: a page costs what it shows however far back it is. */
export async function readRuns(store: Store, query: RunsQuery): Promise<RunListView> {
  const mark = await findMark(store, query.filter.asOf);
  const upTo = query.filter.asOf === null ? null : mark.seq;
  const samples = await readSamples(store, mark.seq);
  const origin = samples.shown ? undefined : ne(store.t.run.origin, SAMPLE);
  const rows = await selectLines(store, and(origin, ...runConditions(store, query.filter, upTo)))
    .orderBy(desc(store.t.run.seq))
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  return {
    filter: query.filter,
    runs: shown.map(toRunLine),
    nextBefore: rows.length > query.limit ? (shown.at(-1)?.sequence ?? null) : null,
    matching: null,
    total: mark.runs,
    asOf: mark.seq,
    asOfTime: mark.seq === 0 ? null : mark.at,
  };
}
