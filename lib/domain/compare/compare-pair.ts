import type { JudgedRun } from "@/lib/domain/changes/change";
import { referenceMoved } from "@/lib/domain/changes/comparability";
import { movedAxes } from "@/lib/domain/changes/moved-axes";
import { placementFacts } from "@/lib/domain/changes/placement-facts";
import { plainDifference, type Tested, testDifference } from "@/lib/domain/changes/test-difference";
import { usedThresholds } from "@/lib/domain/changes/thresholds";
import type { Calibration, Incomparable, PairDifference, PairFact } from "@/lib/domain/compare-view";
import type { Metric } from "@/lib/domain/metric";
import type { Method } from "@/lib/domain/scheme";

/** One result as comparing sees it. */
export type PairSide = {
  run: JudgedRun;
  evaluation: string;
  scheme: string;
  method: Method;
  simulated: boolean;
  emulated: boolean;
  calibration: Calibration | null;
};

/** What both results are measured by. */
export type PairSetting = {
  metric: Pick<Metric, "kind" | "direction" | "thresholds">;
  samples: number | null;
  /** False when no run names the hash of the sample list: pairing by position is then assumed, and marked. */
  sampleListKnown: boolean;
};

/** A comparison before the tests of its family are known. */
export type RawPair = Omit<PairDifference, "verdict" | "significant"> & {
  rule: "test" | "same" | "untested" | "not-comparable";
  /** Least two-sided p that this evidence could have given. */
  pFloor: number;
  /** Differences below this are of no consequence, in the stored unit; null when nobody has stated one. */
  watch: number | null;
};

/** How two results are told apart that are in truth one: the same run, or the same outputs to the last bit. */
function isSame(a: JudgedRun, b: JudgedRun): boolean {
  return a.id === b.id || (a.outputSha256 !== null && a.outputSha256 === b.outputSha256 && a.value === b.value);
}

const isMeasured = ({ run }: PairSide) => run.status === "ok" && run.value !== null;

function sourcesDiffer({ run: a }: PairSide, { run: b }: PairSide): boolean {
  return a.sourceSha256 !== null && b.sourceSha256 !== null && a.sourceSha256 !== b.sourceSha256;
}

function artifactsDiffer({ scheme, run: a }: PairSide, { scheme: other, run: b }: PairSide): boolean {
  if (scheme !== other || a.quantizedSha256 === null || b.quantizedSha256 === null) return false;
  return a.quantizedSha256 !== b.quantizedSha256;
}

function incomparable(from: PairSide, to: PairSide): Incomparable | null {
  if (from.evaluation !== to.evaluation) return "evaluation-differs";
  if (!isMeasured(from) || !isMeasured(to)) return "not-measured";
  if (from.simulated !== to.simulated) return "simulated-beside-real";
  // Training makes another float model on purpose; anything else that does compares two models.
  const trained = from.method === "qat" || to.method === "qat";
  return sourcesDiffer(from, to) && !trained ? "source-differs" : null;
}

function calibrationText(calibration: Calibration | null): string | null {
  return calibration && JSON.stringify(calibration);
}

function emulatedFact(from: PairSide, to: PairSide): PairFact[] {
  if (!from.emulated && !to.emulated) return [];
  return [{ fact: "emulated", side: from.emulated && to.emulated ? "both" : from.emulated ? "from" : "to" }];
}

function factsOf(from: PairSide, to: PairSide, tested: Tested): PairFact[] {
  const axes = movedAxes(from.run.stack, to.run.stack);
  const [was, is] = [from.run.reference, to.run.reference];
  const facts: PairFact[] = [...emulatedFact(from, to)];
  if (axes.length > 0) facts.push({ fact: "stack-differs", axes });
  if (calibrationText(from.calibration) !== calibrationText(to.calibration) && from.calibration && to.calibration) {
    facts.push({ fact: "calibration-differs" });
  }
  if (artifactsDiffer(from, to)) facts.push({ fact: "artifact-differs" });
  if (sourcesDiffer(from, to)) facts.push({ fact: "retrained" });
  if (was && is && referenceMoved(was, is)) facts.push({ fact: "reference-differs", from: was.value, to: is.value });
  // One direction's reach is half of what a comparison asks; its interval says the rest.
  facts.push(...tested.facts.filter(({ fact }) => fact !== "loss-below-reach"));
  facts.push(...placementFacts(from.run.npuShare, to.run.npuShare));
  return facts;
}

/** The same whichever side it is asked from. */
function watchOf(from: PairSide, to: PairSide, metric: PairSetting["metric"]): number | null {
  const largest = (...values: (number | null | undefined)[]) =>
    values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const reference = largest(from.run.reference?.value, to.run.reference?.value);
  return usedThresholds(metric, reference, largest(from.run.value, to.run.value))?.watch ?? null;
}

function inOrder(from: PairSide, to: PairSide, setting: PairSetting): RawPair {
  const reason = incomparable(from, to);
  const same = reason === null && isSame(from.run, to.run);
  const compare = reason === null && !same ? testDifference : plainDifference;
  const tested = compare(from.run, to.run, setting);
  const p =
    tested.p === null || tested.pImproved === null ? null : Math.min(1, 2 * Math.min(tested.p, tested.pImproved));
  return {
    reason,
    rule: reason !== null ? "not-comparable" : same ? "same" : tested.test === null ? "untested" : "test",
    fromRun: from.run.id,
    toRun: to.run.id,
    from: from.run.value,
    to: to.run.value,
    difference: reason === null ? tested.difference : null,
    interval: tested.interval,
    test: tested.test,
    p,
    pFloor: Math.min(1, 2 * (tested.pFloor ?? 1)),
    lost: tested.b,
    won: tested.c,
    samples: setting.samples,
    watch: watchOf(from, to, setting.metric),
    facts: factsOf(from, to, tested),
  };
}

const negative = (value: number) => (value === 0 ? 0 : -value);
const OTHER_SIDE = { from: "to", to: "from", both: "both" } as const;

function mirroredFact(fact: PairFact): PairFact {
  switch (fact.fact) {
    case "low-npu-share":
      return { ...fact, side: OTHER_SIDE[fact.side] };
    case "emulated":
      return { ...fact, side: OTHER_SIDE[fact.side] };
    case "placement-differs":
    case "reference-differs":
      return { ...fact, from: fact.to, to: fact.from };
    case "stack-differs":
      return { ...fact, axes: fact.axes.map((axis) => ({ ...axis, from: axis.to, to: axis.from })) };
    default:
      return fact;
  }
}

/** The same comparison asked from the other side: every sign is turned, exactly. */
export function mirrored(pair: RawPair): RawPair {
  const { interval } = pair;
  return {
    ...pair,
    fromRun: pair.toRun,
    toRun: pair.fromRun,
    from: pair.to,
    to: pair.from,
    difference: pair.difference === null ? null : negative(pair.difference),
    interval: interval && { ...interval, low: negative(interval.high), high: negative(interval.low) },
    lost: pair.won,
    won: pair.lost,
    facts: pair.facts.map(mirroredFact),
  };
}

/**
 * Two results held against each other, `to` minus `from` with the direction applied, by the best evidence that both
 * carry (docs/statistics.md, Compare). Always computed in one order, so that asking the other way round turns every
 * sign and nothing else.
 */
export function comparePair(from: PairSide, to: PairSide, setting: PairSetting): RawPair {
  return to.run.id < from.run.id ? mirrored(inOrder(to, from, setting)) : inOrder(from, to, setting);
}
