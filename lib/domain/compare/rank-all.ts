import { isBeaten, type Ranking, winnerOf } from "@/lib/domain/compare/rank-row";
import type { PairCutoff } from "@/lib/domain/compare/settle-pairs";
import type { NoWinner, OverallWinner } from "@/lib/domain/compare-view";

type Tally = OverallWinner["rows"];
type Outcome = keyof Tally;

function outcomeOf(column: string, ranking: Ranking, cutoff: PairCutoff): Outcome {
  const { leader, against } = ranking;
  if (leader?.column === column) {
    if (winnerOf(ranking, cutoff).column === column) return "won";
    return against.some(({ pair }) => pair.rule === "untested" || pair.rule === "not-comparable")
      ? "untested"
      : "notWorse";
  }
  const pair = against.find(({ rival }) => rival.column === column)?.pair;
  if (!pair) return "missing";
  if (isBeaten(pair, cutoff)) return "worse";
  return pair.rule === "untested" || pair.rule === "not-comparable" ? "untested" : "notWorse";
}

function tallyOf(column: string, rankings: readonly Ranking[], cutoff: PairCutoff): Tally {
  const tally: Tally = { won: 0, notWorse: 0, worse: 0, untested: 0, missing: 0 };
  for (const ranking of rankings) tally[outcomeOf(column, ranking, cutoff)] += 1;
  return tally;
}

const isOverall = (tally: Tally) => tally.won > 0 && tally.worse + tally.untested + tally.missing === 0;

function reasonOf({ won, worse, untested, missing, notWorse }: Tally): NoWinner {
  if (worse > 0) return "worse-somewhere";
  if (missing > 0) return "not-in-every-row";
  if (untested > 0) return won + notWorse === 0 ? "nothing-tested" : "not-shown-better";
  return "not-shown-better";
}

const byTally = (a: Tally, b: Tally) => b.won - a.won || a.worse - b.worse || b.notWorse - a.notWorse;

/**
 * The winner over the rows of one evaluation: worse in none of them, missing in none, and the winner of at least one.
 * Rows with fewer than two that can be ranked say nothing.
 * @param cutoff of the leaders' tests
 */
export function overallWinner(all: readonly Ranking[], cutoff: PairCutoff): OverallWinner {
  const rankings = all.filter(({ against }) => against.length > 0);
  const columns = new Set<string>();
  for (const { leader, against } of rankings) {
    if (leader) columns.add(leader.column);
    for (const { rival } of against) columns.add(rival.column);
  }
  const tallies = [...columns].map((column) => ({ column, tally: tallyOf(column, rankings, cutoff) }));
  const [first, second] = tallies.sort((a, b) => byTally(a.tally, b.tally) || (a.column < b.column ? -1 : 1));
  if (!first) {
    const rows = { won: 0, notWorse: 0, worse: 0, untested: 0, missing: 0 };
    return { column: null, reason: "one-candidate", leads: null, rivals: [], rows };
  }
  const leads = !second || byTally(first.tally, second.tally) !== 0 ? first.column : null;
  const rivals = tallies
    .filter(({ column, tally }) => column !== first.column && tally.won > 0)
    .map((one) => one.column);
  if (isOverall(first.tally)) return { column: first.column, reason: null, leads, rivals, rows: first.tally };
  return { column: null, reason: reasonOf(first.tally), leads, rivals, rows: first.tally };
}
