import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { readMatrix } from "@/lib/services/read-matrix";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { search } from "@/lib/services/search/search";
import { ms, percentile, type Row } from "@/tests/bench/report";

const REPEATS = 200;
const MODEL = "model-00";

export type Reads = Record<string, { p50: number; p95: number }>;

export async function time(work: () => Promise<unknown>, repeats = REPEATS): Promise<{ p50: number; p95: number }> {
  for (let i = 0; i < repeats / 10; i += 1) await work();
  const times: number[] = [];
  for (let i = 0; i < repeats; i += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Times the reads of the pages on one store; all show the same amount however much is stored. */
export async function timeReads(store: Store): Promise<Reads> {
  const matrix = await readMatrix(store, parseMatrixQuery({ model: MODEL }));
  const cells = matrix.grid.squares.flat().flatMap(({ cell }) => (cell ? [cell] : []));
  const busiest = cells.toSorted((a, b) => b.runs - a.runs)[0];
  if (!busiest) throw new Error("the store is empty");
  const find = (q: string) => search(store, { q, limit: 6, asOf: null });
  return {
    [`matrix of one model, ${cells.length} cells`]: await time(() =>
      readMatrix(store, parseMatrixQuery({ model: MODEL })),
    ),
    "first page, nothing chosen": await time(() => readMatrix(store, parseMatrixQuery({}))),
    [`series of a cell, ${busiest.runs} runs`]: await time(() =>
      readRuns(store, parseRunsQuery({ cell: busiest.key, limit: "200" })),
    ),
    "newest runs, a page of 50": await time(() => readRuns(store, parseRunsQuery({}))),
    "one run": await time(() => readRun(store, busiest.runId)),
    "search for a name": await time(() => find("model-0")),
    "search for the beginning of an id": await time(() => find(busiest.runId.slice(0, 8))),
  };
}

/** @param of what the sizes count */
export function readRows(
  small: Reads,
  large: Reads,
  sizes: { small: number; large: number; of?: string },
  budget = "<= 1.5",
): Row[] {
  return Object.keys(large).map((what) => {
    const [few, many] = [small[what], large[what]];
    return {
      what,
      measured: `${ms(many?.p95 ?? Number.NaN)} p95 at ${sizes.large.toLocaleString("en")} ${sizes.of ?? "runs"}`,
      against: `${ms(few?.p95 ?? Number.NaN)} p95 at ${sizes.small.toLocaleString("en")}`,
      ratio: `${((many?.p50 ?? Number.NaN) / (few?.p50 ?? Number.NaN)).toFixed(2)} (p50)`,
      budget,
    };
  });
}
