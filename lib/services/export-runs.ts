import { and, asc, eq, gt, isNotNull, lt, lte, max, ne, or, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { RunsFilter } from "@/lib/domain/run-view";
import { findMark } from "@/lib/services/marks";
import { runConditions } from "@/lib/services/read-runs";
import { SAMPLE } from "@/lib/services/read-samples";
import { rebuildDocument, rebuildSupplement } from "@/lib/services/rebuild-document";
import { until } from "@/lib/services/until";

/** Runs looked ahead at a time; only their sequence and size. */
const PAGE_RUNS = 1_000;
/** Bytes of runs held at a time, as stored. A larger run comes alone. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** Bytes that a node of a layer graph is taken for: the graph is stored once, and deflated. */
const NODE_BYTES = 500;

/** Some runs as NDJSON, each line with its end, and behind them what other files said of them. */
export type ExportChunk = { runs: number; text: string };

type Place = { seq: number; bytes: number };

/** The sequence after which nothing is exported: runs that arrive meanwhile belong to the next export. */
async function lastSequence(store: Store, asOf: number | null): Promise<number> {
  if (asOf !== null) return (await findMark(store, asOf)).seq;
  const [row] = await store.db.select({ seq: max(store.t.run.seq) }).from(store.t.run);
  return row?.seq ?? 0;
}

function placesAfter(store: Store, where: SQL | undefined, after: number): Promise<Place[]> {
  const { run } = store.t;
  const bytes = sql`octet_length(${run.document}) + coalesce(octet_length(${run.bits}), 0)
    + coalesce(octet_length(${run.layerValues}), 0) + ${NODE_BYTES} * coalesce(${run.layerNodes}, 0)`;
  return Promise.resolve(
    store.db
      .select({ seq: run.seq, bytes: bytes.mapWith(Number) })
      .from(run)
      .where(and(where, gt(run.seq, after)))
      .orderBy(asc(run.seq))
      .limit(PAGE_RUNS),
  );
}

/** Last sequences of chunks that stay below `CHUNK_BYTES`, each with at least one run. */
function chunkEnds(places: readonly Place[]): number[] {
  const ends: number[] = [];
  let bytes = 0;
  for (const [index, place] of places.entries()) {
    bytes += place.bytes;
    const next = places[index + 1];
    if (next && bytes + next.bytes <= CHUNK_BYTES) continue;
    ends.push(place.seq);
    bytes = 0;
  }
  return ends;
}

/** Lines of the runs in a range of the sequence, in ingest order. */
async function linesOf(
  store: Store,
  where: SQL | undefined,
  [after, last, asOf]: [after: number, last: number, asOf: number | null],
): Promise<ExportChunk> {
  const { run } = store.t;
  const range = and(where, gt(run.seq, after), lte(run.seq, last));
  const plain = await store.db
    .select({ seq: run.seq, id: run.id, document: run.document })
    .from(run)
    .where(and(range, sql`${run.bits} is null and ${run.layerGraph} is null`));
  // A stored document is canonical JSON without an id: nothing has to be parsed to put it there.
  const lines = plain.map(({ seq, id, document }) => ({
    seq,
    line: `{"id":${JSON.stringify(id)},${document.slice(1)}\n`,
  }));
  const whole = await store.db
    .select()
    .from(run)
    .where(and(range, or(isNotNull(run.bits), isNotNull(run.layerGraph))));
  for (const row of whole) lines.push({ seq: row.seq, line: `${JSON.stringify(await rebuildDocument(store, row))}\n` });
  lines.sort((a, b) => a.seq - b.seq);
  const facts = await supplementsOf(store, range, asOf);
  return { runs: lines.length, text: [...lines.map(({ line }) => line), ...facts].join("") };
}

/** Lines `{ supplement }` of the runs that a condition names, in the order they arrived. */
async function supplementsOf(store: Store, runs: SQL | undefined, asOf: number | null): Promise<string[]> {
  const { run, supplement } = store.t;
  const { document, layerGraph, layerNodes, layerMetrics, layerMeta, layerValues } = supplement;
  const rows = await store.db
    .select({ document, layerGraph, layerNodes, layerMetrics, layerMeta, layerValues })
    .from(supplement)
    .innerJoin(run, eq(run.id, supplement.runId))
    .where(and(runs, until(supplement.seq, asOf)))
    .orderBy(asc(supplement.seq));
  const lines: string[] = [];
  for (const row of rows) {
    const said = row.layerGraph === null ? row.document : JSON.stringify(await rebuildSupplement(store, row));
    lines.push(`{"supplement":${said}}\n`);
  }
  return lines;
}

/**
 * Every run that a filter shows, oldest ingest first, as documents that import again to the same ids, with the facts
 * that other files added to them as lines of their own. Memory does not
 * grow with the number of runs; those that arrive meanwhile are not in it. Sample data is left out: imported, it would
 * pass for results.
 */
export async function* exportRuns(store: Store, filter: RunsFilter): AsyncGenerator<ExportChunk> {
  const upTo = await lastSequence(store, filter.asOf);
  const { run } = store.t;
  const where = and(
    ne(run.origin, SAMPLE),
    ...(await runConditions(store, filter)),
    lte(run.seq, upTo),
    filter.before === null ? undefined : lt(run.seq, filter.before),
  );
  let after = 0;
  for (;;) {
    const places = await placesAfter(store, where, after);
    for (const end of chunkEnds(places)) {
      yield await linesOf(store, where, [after, end, filter.asOf === null ? null : upTo]);
      after = end;
    }
    if (places.length < PAGE_RUNS) return;
  }
}

/** `exportRuns` without its counts. */
export async function* exportLines(store: Store, filter: RunsFilter): AsyncGenerator<string> {
  for await (const { text } of exportRuns(store, filter)) yield text;
}
