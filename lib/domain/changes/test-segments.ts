import type { JudgedRun, Numbers } from "@/lib/domain/changes/change";
import { bitAt, countsOf, oriented, type Setting } from "@/lib/domain/changes/test-difference";
import { meanOf } from "@/lib/domain/estimates/clustered-error";
import { normalDifference, pairedDifference } from "@/lib/domain/estimates/difference";
import type { Tails } from "@/lib/domain/estimates/interval";
import { newcombe, newcombeTails } from "@/lib/domain/estimates/newcombe";
import { smallestNormalDrop, smallestUnpairedDrop } from "@/lib/domain/estimates/smallest-drop";

export type SegmentTest = Pick<Numbers, "test" | "interval" | "minimumDetectable"> & { difference: number; p: Tails };
type Segment = readonly JudgedRun[];

/** At how many points of a segment each sample was right; null unless every point has bits. */
function timesRight(segment: Segment, n: number): number[] | null {
  const times = new Array<number>(n).fill(0);
  for (const { bits } of segment) {
    if (!bits) return null;
    for (let i = 0; i < n; i += 1) times[i] = (times[i] as number) + bitAt(bits, i);
  }
  return times;
}

function bySamples(before: Segment, after: Segment, { metric, samples }: Setting): SegmentTest | null {
  if (samples === null || samples < 2) return null;
  const first = timesRight(before, samples);
  const second = timesRight(after, samples);
  if (!first || !second) return null;
  const clusters = [...after, ...before].find((run) => run.clusters)?.clusters ?? null;
  // Whole numbers over a common denominator: shares such as 1/3 would make a difference out of rounding.
  const whole = before.length * after.length;
  const was = first.map((times) => times * after.length);
  const is = second.map((times) => times * before.length);
  const { difference, interval, p, stderr } = pairedDifference(...oriented(was, is, metric.direction), clusters);
  return {
    test: clusters ? "paired-clusters" : "paired-scores",
    difference: difference / whole,
    interval: { ...interval, low: interval.low / whole, high: interval.high / whole },
    p,
    minimumDetectable: smallestNormalDrop(stderr / whole / Math.SQRT2),
  };
}

/** Points see the same samples each time: a level is known no better than one of them (DESIGN section 6). */
function byCounts(before: Segment, after: Segment, setting: Setting): SegmentTest | null {
  const level = (segment: Segment) => {
    const all = segment.map((run) => countsOf(run, setting)?.correct ?? Number.NaN);
    const correct = Math.round(meanOrNaN(all));
    return Number.isNaN(correct) || setting.samples === null ? null : { correct, n: setting.samples };
  };
  const [first, second] = [level(before), level(after)];
  if (!first || !second) return null;
  const [was, is] = oriented(first, second, setting.metric.direction);
  return {
    test: "unpaired-interval",
    difference: (is.correct - was.correct) / is.n,
    interval: newcombe(was, is),
    p: newcombeTails(was, is),
    minimumDetectable: smallestUnpairedDrop(was.correct / was.n, was.n),
  };
}

const meanOrNaN = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function byErrors(before: Segment, after: Segment, { metric }: Setting): SegmentTest | null {
  const level = (segment: Segment) => {
    if (segment.some(({ value, stderr }) => value === null || stderr === null)) return null;
    return {
      value: meanOf(segment.map((run) => run.value ?? 0)),
      stderr: meanOf(segment.map((run) => run.stderr ?? 0)),
    };
  };
  const [first, second] = [level(before), level(after)];
  if (!first || !second) return null;
  const { difference, interval, p, stderr } = normalDifference(...oriented(first, second, metric.direction));
  return { test: "normal", difference, interval, p, minimumDetectable: smallestNormalDrop(stderr / Math.SQRT2) };
}

/**
 * The level of the points before a split against the level after: per sample where all points have bits, else by
 * counts or standard errors. Points never narrow the sampling error, since they share their samples.
 * @returns null where values are all that is known
 */
export function testSegments(before: Segment, after: Segment, setting: Setting): SegmentTest | null {
  return bySamples(before, after, setting) ?? byCounts(before, after, setting) ?? byErrors(before, after, setting);
}
