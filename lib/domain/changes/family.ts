import type { Family, JudgementKind, RawJudgement } from "@/lib/domain/changes/change";
import { benjaminiHochbergCutoff } from "@/lib/domain/estimates/benjamini-hochberg";

/**
 * Shares of false alarms that are accepted among the alarms of a campaign. Its three questions divide the 5 % of
 * methods.md section 3, step 4, so that all its alarms together keep to it.
 */
export const STEP_RATE = 0.03;
export const BASELINE_RATE = 0.01;
export const DRIFT_RATE = 0.01;

const RATES: Readonly<Record<JudgementKind, number>> = {
  step: STEP_RATE,
  baseline: BASELINE_RATE,
  drift: DRIFT_RATE,
  // Never tested.
  reference: 0,
};

/** Steps, baselines and drifts of one campaign ask three questions: each is a family of its own. */
export function familyKey(family: string, kind: JudgementKind): string {
  return JSON.stringify([family, kind]);
}

type Tested = Pick<RawJudgement["numbers"], "p" | "pImproved" | "pFloor">;

/**
 * How many tests count: the least k such that at most k of them could reach rate / k at all. A test on a handful of
 * flipped samples can never be significant, whatever they show, and costs the others nothing (Tarone 1990; Gilbert
 * 2005, "A modified false discovery rate multiple-comparisons procedure for discrete data").
 */
export function effectiveSize(floors: readonly number[], rate: number): number {
  const sorted = [...floors].sort((a, b) => a - b);
  let reachable = sorted.length;
  for (let k = 1; k <= sorted.length; k += 1) {
    while (reachable > 0 && (sorted[reachable - 1] ?? 0) > rate / k) reachable -= 1;
    if (reachable <= k) return reachable === 0 ? 0 : k;
  }
  return sorted.length;
}

/** Whether a test counts in a family of this size: it could have reached rate / size. */
export function counts(kind: JudgementKind, pFloor: number | null, size: number): boolean {
  return pFloor !== null && size > 0 && pFloor <= RATES[kind] / size;
}

/** Benjamini-Hochberg over tests of a family that counts this many. */
export function cutoffOf(ps: readonly number[], size: number, rate: number): number {
  // Ties in the floors may leave fewer tests than the size they are corrected for.
  const padding = new Array<number>(Math.max(0, size - ps.length)).fill(1);
  return benjaminiHochbergCutoff([...ps, ...padding], rate);
}

/**
 * Benjamini-Hochberg over all tests of a family, one-sided each way.
 * @param kind of all its judgements
 * @param tests in any order; those without p are left out
 */
export function familyCutoff(kind: JudgementKind, tests: readonly Tested[]): Family {
  const tested = tests.flatMap(({ p, pImproved, pFloor }) =>
    p === null || pImproved === null ? [] : [{ p, pImproved, pFloor: pFloor ?? 0 }],
  );
  const rate = RATES[kind];
  const floors = tested.map(({ pFloor }) => pFloor);
  const size = effectiveSize(floors, rate);
  const counted = tested.filter(({ pFloor }) => counts(kind, pFloor, size));
  const worse = counted.map(({ p }) => p);
  const better = counted.map(({ pImproved }) => pImproved);
  return { size, worse: cutoffOf(worse, size, rate), better: cutoffOf(better, size, rate) };
}
