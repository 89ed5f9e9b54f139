import type { JudgeInput, Numbers, RawJudgement } from "@/lib/domain/changes/change";
import { withExtent } from "@/lib/domain/changes/extent";
import { familyKey } from "@/lib/domain/changes/family";
import { judgePair } from "@/lib/domain/changes/judge-pair";
import { type SegmentTest, testSegments } from "@/lib/domain/changes/test-segments";
import { usedThresholds } from "@/lib/domain/changes/thresholds";
import { type Entry, isMeasured, isOneSeries, type MeasuredEntry } from "@/lib/domain/changes/timeline";
import { bestSplit, MIN_SEGMENT } from "@/lib/domain/estimates/best-split";

/** The points that are one series with the newest, from the accepted level on. */
function stretchOf(timeline: readonly Entry[], input: JudgeInput): MeasuredEntry[] {
  const measured = timeline.filter(isMeasured).filter(({ speaks }) => speaks);
  const newest = measured.at(-1);
  if (!newest) return [];
  const accepted = timeline.find(({ run }) => run.id === input.acceptedRun)?.order ?? 0;
  return measured.filter((entry) => entry.order >= accepted && isOneSeries(entry, newest));
}

function numbersOf(base: Numbers, found: SegmentTest, splits: number): Numbers {
  const ofBest = (p: number) => Math.min(1, p * splits);
  return {
    ...base,
    test: found.test,
    b: null,
    c: null,
    difference: found.difference,
    interval: found.interval,
    p: ofBest(found.p.worse),
    pImproved: ofBest(found.p.better),
    pFloor: 0,
    minimumDetectable: found.minimumDetectable,
  };
}

/**
 * The split of the series into two levels that its likelihood favours most, for drifts too slow for any one step: at
 * most one judgement, between the points beside the split, its p that of the level before against the level after
 * times the number of splits. None with fewer than four points, or where values are all that is known.
 */
export function judgeDrift(timeline: readonly Entry[], input: JudgeInput): RawJudgement[] {
  const stretch = stretchOf(timeline, input);
  const sign = input.metric.direction === "higher" ? 1 : -1;
  const values = stretch.map(({ run }) => sign * run.value);
  const split = bestSplit(values, { variances: values.map(() => 1) });
  if (!split) return [];
  const runs = stretch.map(({ run }) => run);
  const found = testSegments(runs.slice(0, split.index), runs.slice(split.index), input);
  const [from, to] = [stretch[split.index - 1], stretch[split.index]];
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!found || !from || !to || !first || !last) return [];
  const pair = judgePair(from, to, input, { kind: "drift", rule: "test" });
  const splits = values.length - 2 * MIN_SEGMENT + 1;
  const reference = last.run.reference?.value ?? null;
  const raw: RawJudgement = {
    ...pair,
    // What came last made the series what it is.
    family: familyKey(last.run.family, "drift"),
    rule: "best-split",
    numbers: {
      ...numbersOf(pair.numbers, found, splits),
      thresholds: usedThresholds(input.metric, reference, first.run.value),
    },
    facts: pair.facts.filter(({ fact }) => fact !== "loss-below-reach" && fact !== "same-output-other-value"),
    order: { from: first.order, to: last.order },
  };
  return [withExtent(raw, [from, to], timeline, input)];
}
