import { and, asc, desc, lte, ne, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { type SampleLog, samplesShown } from "@/lib/domain/sample-data";
import type { Origin } from "@/lib/services/record-runs";

/** Origin of runs that nobody measured and that stand in for results until there are some. */
export const SAMPLE: Origin = "sample";

/** Says that a run is sample data, in the words of the index on it. */
export const isSample = sql`origin = 'sample'`;

export type Samples = SampleLog & {
  /** Sample runs, shown or not. */
  runs: number;
  /** Whether reads show them. */
  shown: boolean;
};

/** What is known of sample data at a sequence; it costs the same however many other runs there are. */
export async function readSamples(store: Store, upTo: number): Promise<Samples> {
  const { run, sampleSwitch } = store.t;
  const [first] = await store.db
    .select({ seq: run.seq })
    .from(run)
    .where(and(ne(run.origin, SAMPLE), lte(run.seq, upTo)))
    .orderBy(asc(run.seq))
    .limit(1);
  const [last] = await store.db
    .select({ seq: sampleSwitch.seq, shown: sampleSwitch.shown })
    .from(sampleSwitch)
    .where(lte(sampleSwitch.seq, upTo))
    .orderBy(desc(sampleSwitch.seq))
    .limit(1);
  const [count] = await store.db
    .select({ runs: sql`count(*)`.mapWith(Number) })
    .from(run)
    .where(and(isSample, lte(run.seq, upTo)));
  const log = { firstReal: first?.seq ?? null, lastSwitch: last ?? null };
  return { ...log, runs: count?.runs ?? 0, shown: samplesShown(log) };
}
