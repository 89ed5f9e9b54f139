import type { Family, JudgementKind, RawJudgement } from "@/lib/domain/changes/change";
import { benjaminiHochbergCutoff, FALSE_DISCOVERY_RATE } from "@/lib/domain/estimates/benjamini-hochberg";

/** Steps, baselines and drifts of one campaign ask three questions: each is a family of its own. */
export function familyKey(family: string, kind: JudgementKind): string {
  return JSON.stringify([family, kind]);
}

type Tested = Pick<RawJudgement["numbers"], "p" | "pImproved" | "pFloor">;

/**
 * How many tests count: the least k such that at most k of them could reach q / k at all. A test on a handful of
 * flipped samples can never be significant, whatever they show, and costs the others nothing (Tarone 1990; Gilbert
 * 2005, "A modified false discovery rate multiple-comparisons procedure for discrete data").
 */
function effectiveSize(floors: readonly number[]): number {
  const sorted = [...floors].sort((a, b) => a - b);
  let reachable = sorted.length;
  for (let k = 1; k <= sorted.length; k += 1) {
    while (reachable > 0 && (sorted[reachable - 1] ?? 0) > FALSE_DISCOVERY_RATE / k) reachable -= 1;
    if (reachable <= k) return k;
  }
  return sorted.length;
}

/** Whether a test counts in a family of this size: it could have reached q / size. */
export function counts(pFloor: number | null, size: number): boolean {
  return pFloor !== null && size > 0 && pFloor <= FALSE_DISCOVERY_RATE / size;
}

function cutoffOf(ps: readonly number[], size: number): number {
  // Ties in the floors may leave fewer tests than the size they are corrected for.
  const padding = new Array<number>(Math.max(0, size - ps.length)).fill(1);
  return benjaminiHochbergCutoff([...ps, ...padding], FALSE_DISCOVERY_RATE);
}

/**
 * Benjamini-Hochberg over all tests of a family, one-sided each way.
 * @param tests in any order; those without p are left out
 */
export function familyCutoff(tests: readonly Tested[]): Family {
  const tested = tests.flatMap(({ p, pImproved, pFloor }) =>
    p === null || pImproved === null ? [] : [{ p, pImproved, pFloor: pFloor ?? 0 }],
  );
  const size = effectiveSize(tested.map(({ pFloor }) => pFloor));
  const counted = tested.filter(({ pFloor }) => counts(pFloor, size));
  return {
    size,
    worse: cutoffOf(
      counted.map(({ p }) => p),
      size,
    ),
    better: cutoffOf(
      counted.map(({ pImproved }) => pImproved),
      size,
    ),
  };
}
