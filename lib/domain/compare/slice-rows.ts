import { comparePair, type RawPair } from "@/lib/domain/compare/compare-pair";
import { settingOf } from "@/lib/domain/compare/compared";
import { type Match, sliceEnd } from "@/lib/domain/compare/match-slices";
import { pairCutoff, settlePair, testsOf } from "@/lib/domain/compare/settle-pairs";
import { PAIR_VERDICTS, type PairVerdict } from "@/lib/domain/compare-view";
import type { SliceMatch } from "@/lib/domain/slices-view";

/** A match before the family of its tests is known. */
export type RawMatch = Omit<SliceMatch, "pair"> & { pair: RawPair };

/** B held against A. */
export function rawMatch({ id, a, b }: Match): RawMatch {
  const pair = comparePair(a.result.side, b.result.side, settingOf(a.result.cell));
  return { id, evaluation: a.result.evaluation, a: sliceEnd(a), b: sliceEnd(b), pair };
}

// Infinity - Infinity is no order.
function byDifference(x: SliceMatch, y: SliceMatch): number {
  const [own, other] = [x.pair.difference, y.pair.difference];
  if (own === null || other === null) return Number(own === null) - Number(other === null) || (x.id < y.id ? -1 : 1);
  return own - other || (x.id < y.id ? -1 : 1);
}

/** Matches with their verdicts, worst of B first; each evaluation is a family. */
export function settleMatches(raw: readonly RawMatch[]): SliceMatch[] {
  const cutoffs = new Map(
    [...new Set(raw.map(({ evaluation }) => evaluation))].map((evaluation) => [
      evaluation,
      pairCutoff(testsOf(raw.filter((one) => one.evaluation === evaluation).map(({ pair }) => pair))),
    ]),
  );
  return raw
    .map((match) => ({
      ...match,
      pair: settlePair(match.pair, cutoffs.get(match.evaluation) ?? { size: 0, p: 0 }),
    }))
    .sort(byDifference);
}

/** How many matches came to which verdict. */
export function countVerdicts(matches: readonly SliceMatch[]): Record<PairVerdict, number> {
  const counts = Object.fromEntries(PAIR_VERDICTS.map((verdict) => [verdict, 0])) as Record<PairVerdict, number>;
  for (const { pair } of matches) counts[pair.verdict] += 1;
  return counts;
}

/** What `only differences` leaves: all but what is the same, equivalent or not shown to differ. */
export function differs({ pair }: SliceMatch): boolean {
  if (pair.verdict === "untested") return pair.difference !== 0;
  return pair.verdict !== "same" && pair.verdict !== "equivalent" && pair.verdict !== "no-difference-shown";
}
