import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { Comparators, DriftView } from "@/lib/domain/drift-view";
import { accusedBy } from "@/lib/services/drift/accused";
import { environmentDifference } from "@/lib/services/drift/environment-difference";
import { proposeComparators } from "@/lib/services/drift/propose-comparators";
import { type DriftQuery, pinnedTo, viewPair } from "@/lib/services/drift/read-layers-view";
import { readLayeredRun, viewSide } from "@/lib/services/drift/run-layers";
import { readPair } from "@/lib/services/drift/run-pair";
import { findMark } from "@/lib/services/marks";

/** The run that is proposed as the healthy side of `b`; null when `b` is not there, throws `not-found` without any. */
async function proposed(store: Store, b: string, asOf: number | null): Promise<string | null> {
  const upTo = await pinnedTo(store, asOf);
  const found = await readLayeredRun(store, b, upTo);
  if (!found) return null;
  const { usable } = await proposeComparators(store, accusedBy(found), await findMark(store, asOf), upTo);
  if (usable[0]) return usable[0].run.id;
  throw new ServiceError("not-found", "No healthy run with layers of this model is known.", [
    { location: "a", message: "nothing can be proposed", fix: "name a run, or look at /api/v1/runs/{id}/layers" },
  ]);
}

function standingOf({ usable, refused }: Comparators, id: string): DriftView["standing"] {
  const chosen = usable.find(({ run }) => run.id === id);
  if (chosen) return { reason: chosen.reason };
  const without = refused.find(({ run }) => run.id === id);
  return without ? { obstacle: without.obstacle } : null;
}

/**
 * The layers of run `b` held against those of `a`; without `a`, against the run that is proposed. Null when `b` is not
 * there. Throws `not-found` when `a` is not, when either has no layers, or when nothing can be proposed, and
 * `invalid-query` when both are one run.
 */
export async function readDrift(
  store: Store,
  { a, b, ...query }: DriftQuery & { a: string | null; b: string },
): Promise<DriftView | null> {
  const healthy = a ?? (await proposed(store, b, query.asOf));
  const pair = healthy === null ? null : await readPair(store, { a: healthy, b }, await pinnedTo(store, query.asOf));
  if (!pair?.a) return null;
  const view = await viewPair(store, pair, query);
  return {
    ...view,
    a: viewSide(pair.a),
    standing: standingOf(view.comparators, pair.a.line.id),
    environment: environmentDifference(pair.a, pair.b),
  };
}
