import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import { type WorkaroundFacts, workaroundFacts } from "@/lib/domain/workaround";
import { type ChipSupport, chipSupport } from "@/lib/services/drift/chip-support";
import { type LayeredRun, readLayeredRun } from "@/lib/services/drift/run-layers";
import { type JudgedNetwork, viewNetwork } from "@/lib/services/drift/view-network";

/** A run, the healthy one beside it if there is one, and what the layers of the two say. */
export type JudgedPair = {
  a: LayeredRun | null;
  b: LayeredRun;
  network: JudgedNetwork;
  facts: WorkaroundFacts;
  support: ChipSupport;
};

/** Facts of a run that decide which files can help it. */
export function factsOf({ line, stack, document }: LayeredRun): WorkaroundFacts {
  // A workaround is for the session as it was: all its effective options, not only those that change numerics.
  const options = document.stack?.options ?? {};
  return workaroundFacts({ model: line.model, chip: line.chip, path: line.path, stack: { ...stack, options } });
}

/**
 * Reads and judges a run, against another when one is named. Null when the run is not there; throws `not-found` when
 * the other is not, or when either has no layers, and `invalid-query` when they are one.
 */
export async function readPair(
  store: Store,
  ids: { a: string | null; b: string },
  upTo: number | null,
): Promise<JudgedPair | null> {
  if (ids.a?.toLowerCase() === ids.b.toLowerCase())
    throw new ServiceError("invalid-query", "A run cannot be held against itself.", [
      { location: "a", message: "is the same run as b", fix: "name another run, or leave a out" },
    ]);
  const b = await readLayeredRun(store, ids.b, upTo);
  if (!b) return null;
  const a = ids.a === null ? null : await readLayeredRun(store, ids.a, upTo);
  if (ids.a !== null && !a)
    throw new ServiceError("not-found", `There is no run ${JSON.stringify(ids.a.slice(0, 60))}.`);
  const support = chipSupport(b.line.chip);
  return { a, b, network: viewNetwork({ a, b }, support), facts: factsOf(b), support };
}
