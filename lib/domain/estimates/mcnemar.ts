import { binomialLowerTail, binomialPoint } from "./incomplete-beta";
import type { Tails } from "./interval";
import { normalCdf } from "./normal";
import type { Discordant } from "./paired-table";
import { requireCount } from "./require-counts";

type Turned = Pick<Discordant, "worse" | "better">;

/** @param weight of the probability of what was observed: 1 in the exact test, 1/2 in mid-p */
function tails({ worse, better }: Turned, weight: number): Tails {
  requireCount("worse", worse);
  requireCount("better", better);
  const turned = worse + better;
  if (turned === 0 && weight === 1) return { worse: 1, better: 1, twoSided: 1 };
  if (turned === 0) return { worse: weight, better: weight, twoSided: 1 };
  const point = (1 - weight) * binomialPoint(Math.min(worse, better), turned, 0.5);
  // P(X >= worse) = P(X <= better), since the distribution is symmetric. Rounding must not carry it below what was seen.
  const tail = (k: number) => Math.max(0, binomialLowerTail(k, turned, 0.5) - point);
  return {
    worse: tail(better),
    better: tail(worse),
    twoSided: Math.min(1, 2 * tail(Math.min(worse, better))),
  };
}

/** Answers given before: pairs of one fleet turn by few small numbers, in thousands of cells. */
const known = new Map<number, Readonly<Tails>>();
const MAX_KNOWN_TURNED = 100;

/**
 * McNemar's exact test: under no change a turned sample is as likely to have got worse as better.
 * Source: McNemar (1947); two-sided 2 P(X <= min(b, c)) for X ~ Bin(b + c, ½).
 * @throws RangeError unless both counts are whole and not negative
 */
export function mcnemarExact(turned: Turned): Tails {
  return tails(turned, 1);
}

/**
 * McNemar's test with mid-p: what was observed counts half in each one-sided p; the two-sided one is twice the smaller.
 * The default for steps: less conservative than the exact one and still below its level in practice.
 * Source: Fagerland, Lydersen & Laake, The McNemar test for binary matched-pairs data (2013).
 * @throws RangeError unless both counts are whole and not negative
 */
export function mcnemarMidP(turned: Turned): Tails {
  const { worse, better } = turned;
  requireCount("worse", worse);
  requireCount("better", better);
  if (worse > MAX_KNOWN_TURNED || better > MAX_KNOWN_TURNED) return tails(turned, 0.5);
  const place = worse * (MAX_KNOWN_TURNED + 1) + better;
  const found = known.get(place) ?? tails(turned, 0.5);
  known.set(place, found);
  return found;
}

/**
 * The asymptotic test, to compare with other tools: (|b - c| - correction)² / (b + c) against one degree of freedom.
 * Source: McNemar (1947), Edwards (1948) for the correction, written as statsmodels has it (also where b = c).
 * @returns null when no sample turned
 * @throws RangeError unless both counts are whole and not negative
 */
export function mcnemarChiSquare(
  { worse, better }: Turned,
  correction: 0 | 1,
): { statistic: number; p: number } | null {
  requireCount("worse", worse);
  requireCount("better", better);
  if (worse + better === 0) return null;
  const statistic = (Math.abs(worse - better) - correction) ** 2 / (worse + better);
  return { statistic, p: 2 * normalCdf(-Math.sqrt(statistic)) };
}
