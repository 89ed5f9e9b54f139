import type { Fact, JudgedRun, JudgeInput, Numbers, Test } from "@/lib/domain/changes/change";
import {
  type Difference,
  normalDifference,
  pairedDifference,
  welchDifference,
} from "@/lib/domain/estimates/difference";
import type { Counts, Interval, Tails } from "@/lib/domain/estimates/interval";
import { mcnemarMidP } from "@/lib/domain/estimates/mcnemar";
import { newcombe, newcombeTails } from "@/lib/domain/estimates/newcombe";
import { pairedTable } from "@/lib/domain/estimates/paired-table";
import { MIN_REPEATS } from "@/lib/domain/estimates/repeats-interval";
import {
  smallestNetLoss,
  smallestNormalDrop,
  smallestPairedDrop,
  smallestUnpairedDrop,
} from "@/lib/domain/estimates/smallest-drop";
import { tango } from "@/lib/domain/estimates/tango";
import type { Direction } from "@/lib/domain/metric";
import { delta } from "@/lib/domain/metric";

/** A value may differ from the count it stands for by this much: values are often rounded to whole percent. */
export const DERIVED_COUNT_TOLERANCE = 0.005;

/** The mean of the scores may differ from the value by this share, else they are not what the value is made of. */
export const SCORES_TOLERANCE = 0.01;

/** What a comparison of two measured runs says; every difference has the direction applied. */
export type Tested = Pick<
  Numbers,
  "test" | "b" | "c" | "difference" | "interval" | "p" | "pImproved" | "pFloor" | "minimumDetectable"
> & { facts: Fact[] };

export type Setting = Pick<JudgeInput, "metric" | "samples" | "sampleListKnown">;
type Pair = readonly [before: JudgedRun, after: JudgedRun];

/** Lower is better: before and after change places, and every difference is negative when worse again. */
export const oriented = <T>(before: T, after: T, direction: Direction): [T, T] =>
  direction === "higher" ? [before, after] : [after, before];

function tested(
  test: Test,
  difference: number,
  interval: Interval,
  p: Tails,
  minimumDetectable: number | null,
  facts: Fact[] = [],
): Tested {
  return {
    test,
    b: null,
    c: null,
    difference: difference === 0 ? 0 : difference,
    interval,
    p: p.worse,
    pImproved: p.better,
    pFloor: 0,
    minimumDetectable,
    facts,
  };
}

// The error of a difference is √2 times that of a value.
const byError = (test: Test, found: Difference, facts: Fact[] = []) =>
  tested(test, found.difference, found.interval, found.p, smallestNormalDrop(found.stderr / Math.SQRT2), facts);

const listFact = (setting: Setting): Fact[] => (setting.sampleListKnown ? [] : [{ fact: "sample-list-assumed" }]);

function reachFact(lost: number): Fact[] {
  return lost > 0 && lost < smallestNetLoss("mid-p") ? [{ fact: "loss-below-reach", lost }] : [];
}

/** 1 where a sample was right, else 0. */
export const bitAt = (bits: Uint8Array, i: number) => ((bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;

function unpack(bits: Uint8Array, n: number): number[] {
  const samples = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i += 1) samples[i] = bitAt(bits, i);
  return samples;
}

function byBits([before, after]: Pair, setting: Setting): Tested | null {
  const { samples: n, metric } = setting;
  if (n === null || !before.bits || !after.bits) return null;
  const [was, is] = oriented(before.bits, after.bits, metric.direction);
  const table = pairedTable(was, is, n);
  const turned = { worse: table.worse, better: table.better, n };
  const counted = { b: turned.worse, c: turned.better };
  const clusters = after.clusters ?? before.clusters;
  if (clusters && n > 1) {
    const found = pairedDifference(unpack(was, n), unpack(is, n), clusters);
    return { ...byError("paired-clusters", found, listFact(setting)), ...counted };
  }
  const churn = turned.worse + turned.better;
  return {
    ...tested(
      "paired-mcnemar",
      (turned.better - turned.worse) / n,
      tango(turned),
      mcnemarMidP(turned),
      smallestPairedDrop(churn / n, n),
      [...listFact(setting), ...reachFact(turned.worse - turned.better)],
    ),
    ...counted,
    // All turned samples one way, its own probability counted half.
    pFloor: 0.5 ** (churn + 1),
  };
}

function explains(scores: readonly number[], value: number): boolean {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.abs(mean - value) <= SCORES_TOLERANCE * Math.max(Math.abs(mean), Math.abs(value));
}

function byScores([before, after]: Pair, setting: Setting): Tested | null {
  if (!before.scores || !after.scores || before.value === null || after.value === null) return null;
  if (before.scores.length !== after.scores.length || after.scores.length < 2) return null;
  if (!explains(before.scores, before.value) || !explains(after.scores, after.value)) return null;
  const [was, is] = oriented(before.scores, after.scores, setting.metric.direction);
  const clusters = after.clusters ?? before.clusters;
  return byError(
    clusters ? "paired-clusters" : "paired-scores",
    pairedDifference(was, is, clusters),
    listFact(setting),
  );
}

/** The count of right samples: as sent, else what the value of a proportion must stand for. */
export function countsOf(run: JudgedRun, { metric, samples: n }: Setting): (Counts & { derived: boolean }) | null {
  if (metric.kind !== "proportion" || n === null || run.value === null) return null;
  if (run.correct !== null) return { correct: run.correct, n, derived: false };
  const correct = Math.round(run.value * n);
  const within = Math.abs(correct / n - run.value) <= DERIVED_COUNT_TOLERANCE && correct >= 0 && correct <= n;
  return within ? { correct, n, derived: true } : null;
}

function byCounts([before, after]: Pair, setting: Setting): Tested | null {
  const first = countsOf(before, setting);
  const second = countsOf(after, setting);
  if (!first || !second) return null;
  const [was, is] = oriented(first, second, setting.metric.direction);
  const derived: Fact[] = first.derived || second.derived ? [{ fact: "counts-derived" }] : [];
  return tested(
    "unpaired-interval",
    (is.correct - was.correct) / is.n,
    newcombe(was, is),
    newcombeTails(was, is),
    smallestUnpairedDrop(was.correct / was.n, was.n),
    [...derived, ...reachFact(was.correct - is.correct)],
  );
}

function byErrors([before, after]: Pair, { metric }: Setting): Tested | null {
  if (before.value === null || after.value === null) return null;
  if (before.stderr !== null && after.stderr !== null) {
    const first = { value: before.value, stderr: before.stderr };
    const second = { value: after.value, stderr: after.stderr };
    const [was, is] = oriented(first, second, metric.direction);
    return byError("normal", normalDifference(was, is));
  }
  if (before.repeats.length < MIN_REPEATS || after.repeats.length < MIN_REPEATS) return null;
  const [was, is] = oriented(before.repeats, after.repeats, metric.direction);
  return byError("student-t", welchDifference(was, is));
}

/** The difference of the values, where both are known, without a test. */
export function plainDifference(
  { value: before }: JudgedRun,
  { value: after }: JudgedRun,
  { metric }: Setting,
): Tested {
  return {
    test: null,
    b: null,
    c: null,
    difference: before === null || after === null ? null : delta(after, before, metric.direction),
    interval: null,
    p: null,
    pImproved: null,
    pFloor: null,
    minimumDetectable: null,
    facts: [],
  };
}

/**
 * Two measured runs under one evaluation, by the best evidence that both carry: bits, scores, counts, standard errors,
 * at least three repeats, else the values alone (DESIGN section 6).
 */
export function testDifference(before: JudgedRun, after: JudgedRun, setting: Setting): Tested {
  const pair: Pair = [before, after];
  const found = byBits(pair, setting) ?? byScores(pair, setting) ?? byCounts(pair, setting) ?? byErrors(pair, setting);
  return found ?? plainDifference(before, after, setting);
}
