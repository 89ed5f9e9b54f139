import {
  type Axis,
  type CausePriors,
  type Factor,
  HYPOTHESES,
  type Hypothesis,
  type HypothesisPosterior,
  type Match,
} from "@/lib/domain/cause/cause";
import type { Comparable } from "@/lib/domain/cause/comparable";
import { errorBetween, type Measured } from "@/lib/domain/cause/differences";
import { logDensities } from "@/lib/domain/cause/likelihood";
import { activeAxes, axisText, isSoftware, isVersion, matchAxis } from "@/lib/domain/cause/match";
import { AXIS_WEIGHTS } from "@/lib/domain/cause/priors";
import { spreadLog } from "@/lib/domain/cause/version-spread";

/** A hypothesis about single axes: the drop occurs where all of them are as in the target; no axes: none of these. */
export type Atom = { hypothesis: Hypothesis; axes: readonly Axis[]; prior: number };
export type WeighedAtom = Atom & { logLikelihood: number; posterior: number };

const factorsOf = (hypothesis: Hypothesis): Factor[] =>
  hypothesis === "none" ? [] : (hypothesis.split("+") as Factor[]);

function weightedAxes(target: Measured["cell"], factor: Factor): { axes: Axis[]; weight: number }[] {
  const active = activeAxes(target, factor);
  const weights = active.map((axis) => (isSoftware(axis) ? AXIS_WEIGHTS[axis] : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return active.map((axis, index) => ({ axes: [axis], weight: (weights[index] ?? 0) / total }));
}

/** Every way in which a hypothesis can hold at the target; the prior is shared out over its axes and sums to 1. */
export function atomsOf(target: Measured["cell"], priors: CausePriors): Atom[] {
  const atoms = HYPOTHESES.flatMap((hypothesis): Atom[] => {
    const prior = priors[hypothesis];
    const combined = factorsOf(hypothesis).reduce<{ axes: Axis[]; weight: number }[]>(
      (partial, factor) =>
        weightedAxes(target, factor).flatMap((next) =>
          partial.map(({ axes, weight }) => ({ axes: [...axes, ...next.axes], weight: weight * next.weight })),
        ),
      [{ axes: [], weight: 1 }],
    );
    return combined.map(({ axes, weight }) => ({ hypothesis, axes, prior: prior * weight }));
  }).filter((atom) => atom.prior > 0);
  const total = atoms.reduce((sum, atom) => sum + atom.prior, 0);
  return atoms.map((atom) => ({ ...atom, prior: atom.prior / total }));
}

/** Whether a point is where an atom says that the drop occurs. */
export function matchAtom(atom: Pick<Atom, "axes">, match: (axis: Axis) => Match): Match {
  const matches = atom.axes.map(match);
  if (matches.includes("different")) return "different";
  return matches.includes("unknown") ? "unknown" : "same";
}

/**
 * What one point says of an atom. `neighbour`: it differs from the target in nothing but a version, and would speak for
 * the atom by `gain` more if that version had the fault as well.
 */
export type Saying = { log: number; neighbour: { version: string; gain: number } | null };

/** What one point says of each atom, in their order. */
export function pointSays(target: Measured, point: Comparable, resolution: number, atoms: readonly Atom[]): Saying[] {
  const logs = logDensities({
    delta: point.delta,
    drop: -target.delta,
    scale: Math.hypot(point.error ?? 0, resolution),
    scaleToTarget: Math.hypot(errorBetween(point.cell, target.cell) ?? 0, resolution),
    assumed: point.assumed,
  });
  const matches = new Map<Axis, Match>();
  const match = (axis: Axis): Match => {
    const known = matches.get(axis) ?? matchAxis(target.cell, point.cell, axis);
    matches.set(axis, known);
    return known;
  };
  return atoms.map((atom): Saying => {
    if (atom.hypothesis === "none") return { log: logs.none, neighbour: null };
    const says = matchAtom(atom, match);
    const apart = says === "different" ? atom.axes.filter((axis) => match(axis) === "different") : [];
    const [axis] = apart;
    const version = axis !== undefined && apart.length === 1 && isVersion(axis) ? axisText(point.cell, axis) : null;
    return {
      log: logs[says],
      neighbour: version === null ? null : { version, gain: logs.same - logs.different },
    };
  });
}

/** Posterior over atoms from comparable points, one factor of the likelihood each. */
export function weighAtoms(
  target: Measured,
  points: readonly Comparable[],
  resolution: number,
  priors: CausePriors,
): WeighedAtom[] {
  const atoms = atomsOf(target.cell, priors);
  const says = points.map((point) => pointSays(target, point, resolution, atoms));
  const logs = atoms.map((atom, index) => {
    const own = says.flatMap((saying) => saying[index] ?? []);
    const axis = atom.axes.find(isVersion);
    const neighbours = own.flatMap(({ neighbour }) => neighbour ?? []);
    const spread = axis === undefined ? 0 : spreadLog(axisText(target.cell, axis), neighbours);
    return own.reduce((sum, { log }) => sum + log, spread);
  });
  const scores = atoms.map((atom, index) => Math.log(atom.prior) + (logs[index] ?? 0));
  const best = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = scores.map((score) => Math.exp(score - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return atoms.map((atom, index) => ({
    ...atom,
    logLikelihood: logs[index] ?? 0,
    posterior: (weights[index] ?? 0) / total,
  }));
}

/** Sums atoms into hypotheses; a hypothesis that cannot hold at the target has posterior 0. */
export function byHypothesis(atoms: readonly WeighedAtom[]): HypothesisPosterior[] {
  return HYPOTHESES.map((hypothesis) => {
    const own = atoms.filter((atom) => atom.hypothesis === hypothesis);
    const prior = own.reduce((sum, atom) => sum + atom.prior, 0);
    // Likelihood of the hypothesis: its atoms averaged by their priors.
    const best = own.reduce((most, atom) => Math.max(most, atom.logLikelihood), Number.NEGATIVE_INFINITY);
    const mean = own.reduce((sum, atom) => sum + (atom.prior / prior) * Math.exp(atom.logLikelihood - best), 0);
    return {
      hypothesis,
      prior,
      logLikelihood: own.length === 0 ? null : best + Math.log(mean),
      posterior: own.reduce((sum, atom) => sum + atom.posterior, 0),
    };
  });
}
