import { meanOf } from "./clustered-error";
import type { Tails } from "./interval";
import { requireError, requireFinite } from "./require-counts";
import { tTest, zTest } from "./z-test";

/** Points on either side of a split: a single point is a step, which the test of steps has judged already. */
export const MIN_SEGMENT = 2;

export type SplitNoise = {
  /** Known variance of each value (of a step between versions, not of sampling the evaluation set); else estimated. */
  variances?: readonly number[];
  /** An estimated variance is never taken below this, so that a series without noise does not prove one sample's turn. */
  minVariance?: number;
};

export type BestSplit = {
  /** First point after the split. */
  index: number;
  /** Mean levels, weighted by known variances. */
  before: number;
  after: number;
  /** after - before, negative is worse. */
  difference: number;
  /** -2 log of the likelihood ratio of one level against two. */
  statistic: number;
  /** Of the best of all splits, by Bonferroni over the splits looked at. */
  p: Tails;
};

function weightedMean(values: readonly number[], weights: readonly number[], total: number): number {
  return values.reduce((sum, value, index) => sum + (value * (weights[index] as number)) / total, 0);
}

function splitWithKnown(
  values: readonly number[],
  variances: readonly number[],
  index: number,
): Omit<BestSplit, "index"> {
  const weights = variances.map((variance) => 1 / variance);
  const side = (from: number, to: number) => {
    const own = weights.slice(from, to);
    const total = own.reduce((sum, weight) => sum + weight, 0);
    return { mean: weightedMean(values.slice(from, to), own, total), variance: 1 / total };
  };
  const was = side(0, index);
  const is = side(index, values.length);
  const difference = is.mean - was.mean;
  const stderr = Math.sqrt(was.variance + is.variance);
  return {
    before: was.mean,
    after: is.mean,
    difference,
    statistic: (difference / stderr) ** 2,
    p: zTest(difference, stderr),
  };
}

function splitWithEstimated(values: readonly number[], minVariance: number, index: number): Omit<BestSplit, "index"> {
  const left = values.slice(0, index);
  const right = values.slice(index);
  const [before, after] = [meanOf(left), meanOf(right)];
  const squares = (side: readonly number[], mean: number) => side.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const df = values.length - 2;
  const variance = Math.max(minVariance, (squares(left, before) + squares(right, after)) / df);
  const difference = after - before;
  const stderr = Math.sqrt(variance * (1 / left.length + 1 / right.length));
  const t = difference === 0 ? 0 : difference / stderr;
  const statistic = values.length * Math.log1p((t * t) / df);
  return { before, after, difference, statistic, p: tTest(difference, stderr, df) };
}

/**
 * The split of a short series into two levels that its likelihood favours most, for drifts too slow for any one step.
 * One level against two with normal noise; the p of the best split is that of its z or t times the number of splits.
 * Source: Hinkley (1970), Worsley, On the likelihood ratio test for a shift in location of normal populations (1979).
 * @param values in series order, higher is better
 * @returns null for fewer than four points
 * @throws RangeError unless all is finite, and variances are as many as values and positive
 */
export function bestSplit(
  values: readonly number[],
  { variances, minVariance = 0 }: SplitNoise = {},
): BestSplit | null {
  requireError("minVariance", minVariance);
  if (variances) {
    if (variances.length !== values.length) {
      throw new RangeError(`${values.length} values need as many variances, not ${variances.length}`);
    }
    const wrong = variances.find((variance) => !(variance > 0 && variance < Number.POSITIVE_INFINITY));
    if (wrong !== undefined) throw new RangeError(`variances must be positive and finite, not ${wrong}`);
  }
  requireFinite("values", values, 0);
  const last = values.length - MIN_SEGMENT;
  let best: BestSplit | null = null;
  for (let index = MIN_SEGMENT; index <= last; index += 1) {
    const found = variances ? splitWithKnown(values, variances, index) : splitWithEstimated(values, minVariance, index);
    if (best === null || found.statistic > best.statistic) best = { index, ...found };
  }
  if (best === null) return null;
  const splits = last - MIN_SEGMENT + 1;
  const { worse, better, twoSided } = best.p;
  const of = (p: number) => Math.min(1, p * splits);
  return { ...best, p: { worse: of(worse), better: of(better), twoSided: of(twoSided) } };
}
