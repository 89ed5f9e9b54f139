import { comparePair, type RawPair } from "@/lib/domain/compare/compare-pair";
import { type Compared, isMeasured, merit, settingOf } from "@/lib/domain/compare/compared";
import { isEquivalent, isSignificant, type PairCutoff } from "@/lib/domain/compare/settle-pairs";
import type { Winner } from "@/lib/domain/compare-view";
import { isFloatScheme } from "@/lib/domain/scheme-facts";

/** Who leads a row by value, held against every other that can be ranked. */
export type Ranking = {
  leader: Compared | null;
  /** The leader against each rival: the rival's result first, so that the leader's difference is positive or zero. */
  against: { rival: Compared; pair: RawPair }[];
  /** False when another has the leader's value exactly. */
  alone: boolean;
  leftOut: Winner["leftOut"];
};

/** The measured ones, unless nothing is measured or the reader asks for all. */
function ranked(cells: readonly Compared[], emulatedToo: boolean): { chosen: Compared[]; leftOut: Winner["leftOut"] } {
  const leftOut: Winner["leftOut"] = [];
  const leaveOut = (cell: Compared, because: Winner["leftOut"][number]["because"]) => {
    leftOut.push({ column: cell.column, because });
    return [];
  };
  const measured = cells.flatMap((cell) => {
    if (isFloatScheme(cell.cell.scheme)) return leaveOut(cell, "float");
    return isMeasured(cell) ? [cell] : leaveOut(cell, "not-measured");
  });
  const real = measured.filter(({ cell }) => !cell.emulated);
  if (emulatedToo || real.length === 0) return { chosen: measured, leftOut };
  for (const cell of measured) if (cell.cell.emulated) leaveOut(cell, "emulated");
  return { chosen: real, leftOut };
}

/**
 * Ranks the results of one row.
 * @param cells in the order of their columns, at most one a column
 * @param emulatedToo rank emulated results beside measured ones
 */
export function rankRow(cells: readonly Compared[], emulatedToo: boolean): Ranking {
  const { chosen, leftOut } = ranked(cells, emulatedToo);
  let leader: Compared | null = null;
  for (const cell of chosen) if (leader === null || merit(cell) > merit(leader)) leader = cell;
  if (leader === null) return { leader, against: [], alone: false, leftOut };
  const first = leader;
  const others = chosen.filter((cell) => cell !== first);
  return {
    leader,
    against: others.map((rival) => ({ rival, pair: comparePair(rival.side, first.side, settingOf(first.cell)) })),
    alone: others.every((cell) => merit(cell) !== merit(first)),
    leftOut,
  };
}

/** Whether a result was shown to be the worse one of its pair with the leader. */
export function isBeaten(pair: RawPair, cutoff: PairCutoff): boolean {
  return pair.rule === "test" && isSignificant(pair, cutoff) && !isEquivalent(pair) && (pair.difference ?? 0) > 0;
}

function reasonOf({ against }: Ranking, rivals: number): Winner["reason"] {
  if (against.length === 0) return "one-candidate";
  if (rivals === 0) return null;
  return against.every(({ pair }) => pair.rule === "untested") ? "nothing-tested" : "not-shown-better";
}

/** The winner of a row: the leader, when it was shown to be better than every other one. */
export function winnerOf(ranking: Ranking, cutoff: PairCutoff): Winner {
  const { leader, against, alone, leftOut } = ranking;
  const rivals = against.filter(({ pair }) => !isBeaten(pair, cutoff)).map(({ rival }) => rival.column);
  const reason = reasonOf(ranking, rivals.length);
  return {
    column: reason === null ? (leader?.column ?? null) : null,
    reason,
    leads: against.length > 0 && alone ? (leader?.column ?? null) : null,
    rivals,
    leftOut,
  };
}
