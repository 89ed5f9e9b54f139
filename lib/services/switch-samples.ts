import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import type { SampleStatus } from "@/lib/domain/sample-data";
import { communityNote } from "@/lib/samples/community-note";
import { sampleFleet } from "@/lib/samples/fleet";
import { atNextSequence } from "@/lib/services/at-next-sequence";
import { findMark } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { recordRuns } from "@/lib/services/record-runs";

/** Beyond every ingest sequence: all that is stored, settled or not. */
const NOW = Number.MAX_SAFE_INTEGER;

/** Whether there is sample data, and whether pages show it. */
export async function readSampleStatus(store: Store): Promise<SampleStatus> {
  const decided = await readSamples(store, NOW);
  const visible = await readSamples(store, (await findMark(store, null)).seq);
  const shownRuns = ({ shown, runs }: typeof decided) => (shown ? runs : 0);
  return {
    runs: decided.runs,
    shown: decided.runs > 0 && decided.shown,
    settled: shownRuns(decided) === shownRuns(visible),
    besideReal: decided.firstReal !== null,
  };
}

/** Stores all sample runs in one transaction; the same runs again are no new ones. */
async function insertSamples(store: Store, now: number): Promise<void> {
  const documents: RunInput[] = [...communityNote(), ...sampleFleet()];
  const items = documents.map((value, index) => ({ place: `sample[${index}]`, value }));
  const answers = await recordRuns(store, items, { origin: SAMPLE, now });
  for (const answer of answers) if ("problem" in answer) throw new Error(answer.problem.detail);
}

/** Puts sample data into a database without any run; says whether it did. */
export async function fillEmpty(store: Store, now: number): Promise<boolean> {
  const { runs, besideReal } = await readSampleStatus(store);
  if (runs > 0 || besideReal) return false;
  await insertSamples(store, now);
  return true;
}

/**
 * Puts sample data aside, or brings it back (and in, where there never was any). Nothing is deleted: a view pinned to
 * an earlier moment shows what it showed. Settling makes it visible.
 * @returns false when nothing had to be done
 */
export async function switchSamples(store: Store, shown: boolean, now: number): Promise<boolean> {
  const status = await readSampleStatus(store);
  if (status.shown === shown) return false;
  if (status.runs === 0) await insertSamples(store, now);
  // Sample runs in an empty database are shown without being asked for.
  if ((await readSamples(store, NOW)).shown === shown) return true;
  const { sampleSwitch } = store.t;
  await atNextSequence(store, (tx, seq) => [tx.insert(sampleSwitch).values({ seq, at: now, shown })]);
  return true;
}
