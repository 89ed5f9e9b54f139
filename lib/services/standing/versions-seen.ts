import { groupBy } from "@/lib/domain/group-by";
import type { CellFact, VersionSeen } from "@/lib/domain/standing";
import { compareVersions } from "@/lib/domain/version";

/** Versions of a tool behind the newest results of cells, newest version first; results that do not say come last. */
export function versionsSeen(cells: readonly CellFact[], tool: "qairt" | "onnxruntime"): VersionSeen[] {
  const groups = groupBy(cells, (cell) => JSON.stringify(cell[tool]));
  return [...groups.values()]
    .map((group) => {
      const times = group.map(({ measuredAt }) => measuredAt).sort((a, b) => a - b);
      return { version: group[0]?.[tool] ?? null, cells: group.length, first: times[0] ?? 0, last: times.at(-1) ?? 0 };
    })
    .sort((a, b) => {
      if (a.version === null || b.version === null) return Number(a.version === null) - Number(b.version === null);
      return compareVersions(b.version, a.version);
    });
}
