import type { Store } from "@/db/store";
import type { Compared } from "@/lib/domain/compare/compared";
import { inDetailGroups } from "@/lib/services/changes/read-samples-of-runs";
import { detailBytes, readResults, type Selection } from "@/lib/services/compare/compared-results";
import type { RunFacts } from "@/lib/services/compare/run-facts";

const keyOf = ({ cell, runId }: Selection) => JSON.stringify([cell.key, runId]);

/**
 * Makes something of each pair of runs with the samples of both, which are read some pairs at a time and not kept. A pair
 * with a run that is not stored is left out.
 */
export async function overPairs<P extends { a: Selection; b: Selection }, T>(
  store: Store,
  pairs: readonly P[],
  facts: ReadonlyMap<string, RunFacts>,
  make: (a: Compared, b: Compared, pair: P) => T,
): Promise<T[]> {
  const bytesOf = ({ a, b }: P) => detailBytes(a, facts.get(a.runId)) + detailBytes(b, facts.get(b.runId));
  const made: T[] = [];
  for (const chunk of inDetailGroups(pairs, bytesOf)) {
    const wanted = new Map(chunk.flatMap(({ a, b }) => [a, b]).map((one) => [keyOf(one), one]));
    const results = await readResults(store, [...wanted.values()], facts);
    const byKey = new Map(results.map((result) => [JSON.stringify([result.cell.key, result.side.run.id]), result]));
    for (const pair of chunk) {
      const [a, b] = [byKey.get(keyOf(pair.a)), byKey.get(keyOf(pair.b))];
      if (a && b) made.push(make(a, b, pair));
    }
  }
  return made;
}
