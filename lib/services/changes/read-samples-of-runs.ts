import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { RunDocument } from "@/lib/contract/run";
import { inChunks } from "@/lib/services/in-chunks";
import type { CellRuns } from "@/lib/services/read-cell-runs";

/** What a run said of each of its samples. */
export type SampleDetail = { bits: Uint8Array | null; scores: number[] | null; clusters: number[] | null };

export const NO_DETAIL: SampleDetail = { bits: null, scores: null, clusters: null };

/** Bytes of samples held at once while cells are judged, so that large evaluations do not fill the memory. */
export const MAX_DETAIL_BYTES = 32 * 1024 * 1024;
/** A score or cluster is held as a number. */
const BYTES_A_SCORE = 8;

/** Runs that have something to be held against: with one alone nothing can be paired. */
function pairable(cell: CellRuns): { bits: string[]; documents: string[] } {
  const ids = (has: (run: CellRuns["runs"][number]) => boolean) => {
    const found = cell.runs.filter((run) => run.status === "ok" && has(run)).map((run) => run.id);
    return found.length > 1 ? found : [];
  };
  return { bits: ids((run) => run.hasBits), documents: ids((run) => run.detailed) };
}

function bytesOf(cell: CellRuns): number {
  const samples = cell.evaluation.samples ?? 0;
  const { bits, documents } = pairable(cell);
  return (bits.length / 8 + documents.length * 2 * BYTES_A_SCORE) * samples;
}

/** Groups, in order, whose samples together fit into MAX_DETAIL_BYTES; a larger group stands alone. */
export function* inDetailGroups<T>(groups: readonly T[], bytesOf: (group: T) => number): Generator<T[]> {
  let chunk: T[] = [];
  let bytes = 0;
  for (const group of groups) {
    const own = bytesOf(group);
    if (chunk.length > 0 && bytes + own > MAX_DETAIL_BYTES) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(group);
    bytes += own;
  }
  if (chunk.length > 0) yield chunk;
}

/** Cells in groups whose samples fit into MAX_DETAIL_BYTES; a larger cell stands alone. */
export const inDetailChunks = (cells: readonly CellRuns[]): Generator<CellRuns[]> => inDetailGroups(cells, bytesOf);

/** Samples of those runs that can be paired, by run; nothing is read for other cells. */
export function readDetails(store: Store, cells: readonly CellRuns[]): Promise<Map<string, SampleDetail>> {
  const wanted = cells.map(pairable);
  return readDetailsOf(store, {
    bits: wanted.flatMap(({ bits }) => bits),
    documents: wanted.flatMap(({ documents }) => documents),
  });
}

/** Samples of runs, by run: the bits of some, scores and clusters of those whose documents hold them. */
export async function readDetailsOf(
  store: Store,
  wanted: { bits: readonly string[]; documents: readonly string[] },
): Promise<Map<string, SampleDetail>> {
  const { run } = store.t;
  const details = new Map<string, SampleDetail>();
  const detailOf = (id: string) => {
    const detail = details.get(id) ?? { ...NO_DETAIL };
    details.set(id, detail);
    return detail;
  };
  for (const ids of inChunks(wanted.bits, 1_000)) {
    const rows = await store.db.select({ id: run.id, bits: run.bits }).from(run).where(inArray(run.id, ids));
    for (const { id, bits } of rows) detailOf(id).bits = bits;
  }
  for (const ids of inChunks(wanted.documents, 1_000)) {
    const rows = await store.db.select({ id: run.id, document: run.document }).from(run).where(inArray(run.id, ids));
    for (const { id, document } of rows) {
      const { result } = JSON.parse(document) as RunDocument;
      Object.assign(detailOf(id), { scores: result.scores ?? null, clusters: result.clusters ?? null });
    }
  }
  return details;
}
