import type { Store } from "@/db/store";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { readRuns } from "@/lib/services/read-runs";
import { readComparable } from "@/lib/services/runs/read-comparable";
import { type Reads, time } from "@/tests/bench/reads";

const QUERIES: Record<string, Record<string, string | string[]>> = {
  "runs of a chip": { chip: "SM8650" },
  "runs of a chip and a version": { chip: "SM8650", qairt: "2.3" },
  "runs that failed, none did": { status: ["failed", "timeout"] },
  "runs of a campaign and a model": { campaign: "stack-7", model: "model-00" },
  "newest run of each cell of a model": { newest: "true", model: "model-00" },
  "search model-00 8650": { q: "model-00 8650" },
  "search chip:SM8650 qairt:2.3 ptq:w8a8": { q: "chip:SM8650 qairt:2.3 ptq:w8a8" },
  "a page far back": { before: "5000" },
};

/** Times lists of runs with filters and searches, and what one run may be held against. */
export async function timeRunReads(store: Store): Promise<Reads> {
  const reads: Reads = {};
  for (const [what, query] of Object.entries(QUERIES)) {
    reads[what] = await time(() => readRuns(store, parseRunsQuery(query)));
  }
  const [one] = (await readRuns(store, parseRunsQuery({ model: "model-00", limit: "1" }))).runs;
  if (one) reads["runs comparable to one"] = await time(() => readComparable(store, one.id));
  return reads;
}
