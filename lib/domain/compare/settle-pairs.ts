import { cutoffOf, effectiveSize } from "@/lib/domain/changes/family";
import type { RawPair } from "@/lib/domain/compare/compare-pair";
import type { PairDifference, PairVerdict } from "@/lib/domain/compare-view";

/** Share of false findings that is accepted among those of one question (methods.md section 3, step 4). */
export const COMPARE_RATE = 0.05;

/** A two-sided p at most this large is significant within its family; 0 when none is. */
export type PairCutoff = { size: number; p: number };

/** Benjamini-Hochberg over the tests of one question; those that could never reach it cost the others nothing. */
export function pairCutoff(tests: readonly { p: number; pFloor: number }[]): PairCutoff {
  const size = effectiveSize(
    tests.map(({ pFloor }) => pFloor),
    COMPARE_RATE,
  );
  const counted = tests.filter(({ pFloor }) => size > 0 && pFloor <= COMPARE_RATE / size);
  return {
    size,
    p: cutoffOf(
      counted.map(({ p }) => p),
      size,
      COMPARE_RATE,
    ),
  };
}

/** True when the whole interval lies within what the metric's watch threshold calls of no consequence. */
export function isEquivalent({ interval, watch }: Pick<RawPair, "interval" | "watch">): boolean {
  return interval !== null && watch !== null && interval.low > -watch && interval.high < watch;
}

export function isSignificant({ p, pFloor }: Pick<RawPair, "p" | "pFloor">, cutoff: PairCutoff): boolean {
  return p !== null && cutoff.size > 0 && pFloor <= COMPARE_RATE / cutoff.size && p <= cutoff.p;
}

function verdictOf(pair: RawPair, significant: boolean): PairVerdict {
  if (pair.rule !== "test") return pair.rule;
  if (isEquivalent(pair)) return "equivalent";
  if (!significant) return "no-difference-shown";
  return (pair.difference ?? 0) < 0 ? "worse" : "better";
}

/** The verdict on a comparison within its family. */
export function settlePair(raw: RawPair, cutoff: PairCutoff): PairDifference {
  const significant = isSignificant(raw, cutoff);
  // Named one by one: there are tens of thousands of them in a large comparison.
  return {
    verdict: verdictOf(raw, significant),
    reason: raw.reason,
    fromRun: raw.fromRun,
    toRun: raw.toRun,
    from: raw.from,
    to: raw.to,
    difference: raw.difference,
    interval: raw.interval,
    test: raw.test,
    p: raw.p,
    lost: raw.lost,
    won: raw.won,
    samples: raw.samples,
    significant,
    facts: raw.facts,
  };
}

/** The tests of comparisons that have one. */
export function testsOf(pairs: Iterable<RawPair>): { p: number; pFloor: number }[] {
  return [...pairs].flatMap(({ rule, p, pFloor }) => (rule === "test" && p !== null ? [{ p, pFloor }] : []));
}
