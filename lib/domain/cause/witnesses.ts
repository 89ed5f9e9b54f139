import {
  type Axis,
  FACTORS,
  type Factor,
  HYPOTHESES,
  type Hypothesis,
  type Match,
  type Witness,
} from "@/lib/domain/cause/cause";
import type { Comparable } from "@/lib/domain/cause/comparable";
import { difference, type Measured, Z_ONE_SIDED } from "@/lib/domain/cause/differences";
import { activeAxes, matchAxis } from "@/lib/domain/cause/match";
import { type Atom, pointSays, type Saying } from "@/lib/domain/cause/posterior";

/** A point is fine when it is shown to have lost less than this share of the drop, or less than the resolution. */
export const FINE_SHARE = 0.25;
/** A point has the drop when it is shown to have lost at least this share of it. */
export const DROPS_SHARE = 0.5;
/** Witnesses told at most: those which exclude most. */
export const MAX_WITNESSES = 12;
/** A point excludes what explains it this many times worse than the best explanation. */
export const WITNESS_RATIO = 20;

/** By equivalence and never by p > .05 (methods.md section 4.4): the one-sided 95 % bound decides. */
function readingOf(point: Comparable, drop: number, resolution: number): Witness["reading"] {
  if (point.error === null) return "unclear";
  const reach = Z_ONE_SIDED * point.error;
  if (point.delta - reach > -Math.max(resolution, FINE_SHARE * drop)) return "fine";
  return point.delta + reach < -DROPS_SHARE * drop ? "drops" : "unclear";
}

/** A bad neighbour of a bad version does not exclude it: the fault may reach over both. */
const atBest = ({ log, neighbour }: Saying): number => log + Math.max(0, neighbour?.gain ?? 0);

function excludedBy(logs: readonly number[], atoms: readonly Atom[]): Hypothesis[] {
  const best = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const bestOf = (hypothesis: Hypothesis) =>
    atoms.reduce(
      (most, atom, index) => (atom.hypothesis === hypothesis ? Math.max(most, logs[index] ?? most) : most),
      Number.NEGATIVE_INFINITY,
    );
  return HYPOTHESES.filter((hypothesis) => {
    const own = bestOf(hypothesis);
    return hypothesis !== "none" && Number.isFinite(own) && best - own > Math.log(WITNESS_RATIO);
  });
}

/** What every comparable point says; those which exclude most come first, then those most like the target. */
export function findWitnesses(
  target: Measured,
  points: readonly Comparable[],
  resolution: number,
  atoms: readonly Atom[],
): Witness[] {
  const axes = FACTORS.flatMap((factor) => activeAxes(target.cell, factor));
  const witnesses = points.map((point): Witness => {
    const { cell } = point;
    const where = (match: Match): Axis[] => axes.filter((axis) => matchAxis(target.cell, cell, axis) === match);
    return {
      runId: cell.runId,
      targetKind: cell.targetKind,
      chip: cell.chip,
      scheme: cell.scheme,
      path: cell.path,
      stack: cell.stack,
      delta: difference(point.delta, point.error),
      reading: readingOf(point, -target.delta, resolution),
      same: where("same"),
      different: where("different"),
      unknown: where("unknown"),
      excludes: excludedBy(pointSays(target, point, resolution, atoms).map(atBest), atoms),
      assumed: point.assumed,
    };
  });
  return witnesses.sort((a, b) => b.excludes.length - a.excludes.length || b.same.length - a.same.length);
}

/** Factors that a fine witness shares with the target: alone they are not the cause. */
export function clearedFactors(target: Measured, witnesses: readonly Witness[]): { factor: Factor; runId: string }[] {
  return FACTORS.flatMap((factor) => {
    const axes = activeAxes(target.cell, factor);
    const proof = witnesses.find(
      ({ reading, same, assumed }) =>
        reading === "fine" && !assumed && axes.length > 0 && axes.every((axis) => same.includes(axis)),
    );
    return proof ? [{ factor, runId: proof.runId }] : [];
  });
}
