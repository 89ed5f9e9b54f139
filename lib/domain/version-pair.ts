import type { DiffFilter } from "@/lib/domain/matrix-diff";
import { compareVersions } from "@/lib/domain/version";

/** A newer pair of versions is taken before the one that shares the most cells if it shares at least this part of them. */
export const ENOUGH_OF_THE_MOST = 0.5;

type Pair = { a: string; b: string; cells: number };

/** Pairs of an older and a newer version that keep to what was asked for, the newest first: by the newer, then by the older. */
function pairsOf(
  { a, b }: DiffFilter,
  versions: readonly string[],
  inCommon: (a: string, b: string) => number,
): Pair[] {
  const newer = versions.filter((version) => b === null || version === b);
  return newer.flatMap((to) =>
    versions
      .filter((from) => (a === null || from === a) && compareVersions(from, to) < 0)
      .map((from) => ({ a: from, b: to, cells: inCommon(from, to) })),
  );
}

/** The newest version, or the newest below the one that was asked for, where no two versions share a cell. */
function newestOf({ axis, a, b }: DiffFilter, versions: readonly string[]): DiffFilter {
  const to = b ?? versions.find((version) => version !== a) ?? null;
  const older = versions.find((version) => to !== null && compareVersions(version, to) < 0);
  return { axis, a: a ?? older ?? versions.find((version) => version !== to) ?? null, b: to };
}

/**
 * The two versions to hold against each other, where not both were asked for: of all pairs that share cells, the newest
 * one that shares at least half as many as the pair that shares the most (`ENOUGH_OF_THE_MOST`). So the newest version is
 * not passed over because an old pair shares a few cells more, and two versions without a cell in common are taken only
 * where no pair has one: then the two newest.
 * @param versions newest first
 * @param inCommon how many cells were run under both
 */
export function chooseVersions(
  asked: DiffFilter,
  versions: readonly string[],
  inCommon: (a: string, b: string) => number,
): DiffFilter {
  if (asked.a !== null && asked.b !== null) return asked;
  const pairs = pairsOf(asked, versions, inCommon);
  const most = pairs.reduce((found, { cells }) => Math.max(found, cells), 0);
  const pair = pairs.find(({ cells }) => cells > 0 && cells >= most * ENOUGH_OF_THE_MOST);
  return pair ? { axis: asked.axis, a: pair.a, b: pair.b } : newestOf(asked, versions);
}
