import { and, inArray, isNotNull, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Cell, VersionAxis } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { MAX_VERSIONED_RUNS } from "@/lib/services/matrix/version-cells";

/**
 * How many of some cells were run under both of two versions. Cells that stand on more runs than one matrix parts by
 * version are not looked into: they share none, so that the two newest versions are taken.
 */
export async function cellsInCommon(
  store: Store,
  mark: Mark,
  cells: readonly Cell[],
  evaluations: readonly string[],
  of: VersionAxis,
): Promise<(a: string, b: string) => number> {
  const compared = cells.filter(({ targetKind }) => targetKind !== "reference");
  const runs = compared.reduce((sum, cell) => sum + cell.runs, 0);
  if (compared.length === 0 || evaluations.length === 0 || runs > MAX_VERSIONED_RUNS) return () => 0;
  const { run } = store.t;
  const rows = await store.db
    .selectDistinct({ cell: run.cellKey, version: run[of] })
    .from(run)
    .where(and(inArray(run.evaluationKey, [...evaluations]), lte(run.seq, mark.seq), isNotNull(run[of])));
  const keys = new Set(compared.map(({ key }) => key));
  const under = new Map<string, Set<string>>();
  for (const { cell, version } of rows) {
    if (version === null || !keys.has(cell)) continue;
    const known = under.get(version) ?? new Set<string>();
    under.set(version, known.add(cell));
  }
  return (a, b) => {
    const [one, other] = [under.get(a), under.get(b)];
    if (!one || !other) return 0;
    return [...one].reduce((count, cell) => count + Number(other.has(cell)), 0);
  };
}
