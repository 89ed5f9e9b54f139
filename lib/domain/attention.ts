import { findMetric } from "@/lib/domain/find-metric";
import type { Cell, Mode } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import { nineDigits } from "@/lib/domain/nine-digits";

/**
 * What asks for attention before what: one order for the cells under a square, for squares shown as one, and for lines
 * that are sorted, on the page, in its panel and its exports, and over HTTP.
 */

/** What a result that is not there weighs: more than every drop. */
const LOST = 1e9;
/** What a drop weighs at most, where the reference is nearly nothing and every drop is immense. */
const LARGEST = 1e8;

/** Drop of a metric that counts as a collapse, in the stored unit; null where nobody has stated one. */
export function collapseOf(metric: string): number | null {
  return findMetric(metric)?.thresholds?.collapse ?? null;
}

/**
 * How far a delta lies below zero; larger is worse. Deltas of different metrics are made comparable by the metric's
 * collapse threshold (DESIGN section 6); without one, by the reference's own size.
 */
export function severityOfDelta(delta: number, reference: number | null, collapse: number | null): number {
  return -delta / (collapse ?? Math.max(Math.abs(reference ?? 0), 1e-9));
}

function weigh(delta: number, reference: number | null, metric: string): number {
  return Math.max(-LARGEST, Math.min(LARGEST, severityOfDelta(delta, reference, collapseOf(metric))));
}

/**
 * How much attention a cell asks for; larger is worse, what failed above every drop. Of two versions it is the change
 * that counts, a result that was lost above every drop. Null where nobody can judge.
 */
export function severityOf(cell: Cell, diff: SquareDiff | null): number | null {
  const reference = cell.reference?.value ?? null;
  if (diff !== null) {
    const { a, b, delta } = diff;
    if (a?.status === "ok" && b !== null && b.status !== "ok") return LOST;
    return delta === null ? null : weigh(delta, reference ?? a?.value ?? null, cell.metric);
  }
  if (cell.status === "failed" || cell.status === "timeout") return LOST;
  return cell.status === "unsupported" || cell.delta === null ? null : weigh(cell.delta, reference, cell.metric);
}

/** What decides where a square stands among others: what the browser has of it, too. Absent and null are none. */
export type RankFacts = {
  /** As `severityOf` has it. */
  severity?: number | null | undefined;
  unsupported: boolean;
  /** True where two versions stand beside each other. */
  compared: boolean;
  /** Stored unit of the metric, and whether less of it is better. */
  unit: string;
  lower: boolean;
  value?: number | null | undefined;
  /** Sample count. */
  n?: number | null | undefined;
  /** Share of graph nodes on the NPU, 0 to 1. */
  npu?: number | null | undefined;
  /** Epoch seconds of the run that speaks. */
  at: number;
};

export function rankFactsOf(cell: Cell, diff: SquareDiff | null): RankFacts {
  return {
    severity: severityOf(cell, diff),
    unsupported: cell.status === "unsupported",
    compared: diff !== null,
    unit: cell.unit,
    lower: cell.direction === "lower",
    value: cell.value,
    n: cell.samples,
    npu: cell.npuShare,
    at: Math.round(cell.measuredAt / 1000),
  };
}

const figure = (value: number | null | undefined) => (value == null ? null : nineDigits(value));
const turned = (value: number | null) => (value === null ? null : 0 - value);

const badness = ({ value, lower }: RankFacts) => (lower ? figure(value) : turned(figure(value)));

/**
 * How much attention is asked for by what a mode shows; larger is worse: the larger drop, the worse value, fewer samples,
 * the older run, the smaller share on the NPU. A failed run stands above every drop. Of two versions it is the change
 * that counts, in every mode. Null where nobody can say.
 */
export function rankIn(facts: RankFacts, mode: Mode): number | null {
  if (facts.compared) return figure(facts.severity);
  switch (mode) {
    case "delta":
      return figure(facts.severity);
    case "value":
      return badness(facts);
    case "n":
      return turned(facts.n ?? null);
    case "age":
      return 0 - facts.at;
    case "npu":
      return turned(figure(facts.npu));
  }
}

/** Something that may speak for several. `facts` is null where nobody ran anything; `place` tells equals apart. */
export type Speaker = { facts: RankFacts | null; place: readonly [string, string] };

const LEAST = Number.NEGATIVE_INFINITY;

/** What is not supported speaks before a gain, though nobody can judge it; then what nobody can judge at all. */
function weightOf(facts: RankFacts): number {
  return figure(facts.severity) ?? (facts.unsupported && !facts.compared ? 0 : LEAST);
}

const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const metricOf = ({ unit, lower }: RankFacts) => `${lower} ${unit}`;

/**
 * Order in which things speak for others, the first before all: what weighs most, of equals in one unit the worse value,
 * then the smaller place. Never zero for different places, so that the same data always shows the same one.
 */
export function compareSpeakers(a: Speaker, b: Speaker): number {
  const inPlace = byText(a.place[0], b.place[0]) || byText(a.place[1], b.place[1]);
  if (a.facts === null || b.facts === null) return Number(a.facts === null) - Number(b.facts === null) || inPlace;
  const [own, other] = [weightOf(a.facts), weightOf(b.facts)];
  if (own !== other) return own > other ? -1 : 1;
  const values = (badness(b.facts) ?? LEAST) - (badness(a.facts) ?? LEAST);
  return byText(metricOf(a.facts), metricOf(b.facts)) || (Number.isNaN(values) ? 0 : values) || inPlace;
}

/** The one that speaks for all, whatever their order. @param under at least one */
export function speakerOf<S>(under: readonly S[], speaking: (one: S) => Speaker): S {
  if (under.length === 0) throw new RangeError("nobody to speak");
  return under
    .map((one) => ({ one, as: speaking(one) }))
    .reduce((found, next) => (compareSpeakers(next.as, found.as) < 0 ? next : found)).one;
}
