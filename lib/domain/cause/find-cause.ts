import { candidateRuns } from "@/lib/domain/cause/candidates";
import type {
  Cause,
  CauseInput,
  CauseVerdict,
  MissingFact,
  SoftwareAxis,
  UndeterminedReason,
} from "@/lib/domain/cause/cause";
import { SOFTWARE_AXES } from "@/lib/domain/cause/cause";
import { type Comparable, comparablePoints } from "@/lib/domain/cause/comparable";
import { difference, type Measured, measure } from "@/lib/domain/cause/differences";
import { causeGates } from "@/lib/domain/cause/gates";
import { nameCause } from "@/lib/domain/cause/name-cause";
import { rankRuns } from "@/lib/domain/cause/next-runs";
import { byHypothesis, type WeighedAtom, weighAtoms } from "@/lib/domain/cause/posterior";
import { findRepeat, isShown } from "@/lib/domain/cause/repeat";
import { splitLoss } from "@/lib/domain/cause/split";
import { clearedFactors, findWitnesses, MAX_WITNESSES } from "@/lib/domain/cause/witnesses";

const nothing = (because: UndeterminedReason): CauseVerdict => ({
  cause: { class: "undetermined", because: [because] },
  drop: null,
  gates: [],
  split: null,
  posterior: [],
  subfactors: [],
  cleared: [],
  witnesses: [],
  repeat: null,
  incomparable: [],
  nextRuns: [],
  missing: [],
});

function missingFacts({ cell }: Measured): MissingFact[] {
  const { stack, targetKind } = cell;
  const facts: [MissingFact, boolean][] = [
    ["samples", cell.error === null],
    ["reference", cell.reference?.sameScript !== true],
    ["qairt", targetKind === "device" && stack.qairt === null],
    ["runtime", stack.onnxruntime === null && stack.runtime === null],
    ["placement", targetKind === "device" && cell.npuShare === null],
    ["artifact", cell.sourceSha256 === null || cell.quantizedSha256 === null],
  ];
  return facts.flatMap(([fact, isMissing]) => (isMissing ? [fact] : []));
}

function subfactorShares(atoms: readonly WeighedAtom[]): { axis: SoftwareAxis; posterior: number }[] {
  return SOFTWARE_AXES.flatMap((axis) => {
    const own = atoms.filter((atom) => atom.axes.includes(axis));
    return own.length === 0 ? [] : [{ axis, posterior: own.reduce((sum, atom) => sum + atom.posterior, 0) }];
  });
}

/** What a stopped gate, a repeat or the split of losses decides before any hypothesis is weighed. */
function decided({ gates, repeat, split }: Pick<CauseVerdict, "gates" | "repeat" | "split">): Cause | null {
  for (const { gate, outcome, evidence } of gates) {
    const first = evidence.at(-1);
    if (outcome === "stopped" && first) return { class: gate, evidence: first };
  }
  if (repeat && isShown(repeat)) return { class: "unrecorded", witness: repeat };
  return split?.schemeShown ? { class: "scheme", probability: null, by: "split" } : null;
}

/**
 * What caused a drop of the target below its reference (methods.md section 4): gates, the same stack measured twice,
 * the split into quantization and platform loss, then the posterior over hypotheses. Without n, stderr or repeats the
 * posterior is still weighed, but nothing is named. The order of `cells` and points that cannot be compared change
 * nothing; several runs of one point count once.
 */
export function findCause(input: CauseInput): CauseVerdict {
  const { target: cell, direction, resolution, priors } = input;
  if (cell.status !== "ok" || cell.value === null || !Number.isFinite(cell.value)) return nothing("no-value");
  const target = measure(cell, direction);
  if (!target) return nothing("no-reference");
  if (resolution === null) return { ...nothing("no-resolution"), drop: difference(-target.delta, target.error) };
  const drop = -target.delta;
  const shown = { drop: difference(drop, target.error), missing: missingFacts(target) };
  if (drop < resolution) return { ...nothing("no-drop"), ...shown };
  const gates = causeGates(input);
  const { points, incomparable } = comparablePoints(input);
  const repeat = findRepeat(input, drop);
  const split = splitLoss(target, points);
  const early = decided({ gates, repeat, split });
  const facts = { ...shown, gates, split, repeat, incomparable };
  if (early?.class === "measurement" || early?.class === "placement")
    return { ...nothing("not-separated"), ...facts, cause: early };
  const atoms = weighAtoms(target, points, resolution, priors);
  const witnesses = findWitnesses(target, points, resolution, atoms);
  return {
    ...facts,
    cause: early ?? weighedCause({ input, target, points, atoms, resolution }),
    posterior: byHypothesis(atoms),
    subfactors: subfactorShares(atoms),
    cleared: clearedFactors(target, witnesses),
    witnesses: witnesses.slice(0, MAX_WITNESSES),
    nextRuns: early ? [] : rankRuns(candidatesOf(input, points), atoms, { drop, resolution }),
  };
}

function candidatesOf({ target, cells }: CauseInput, points: readonly Comparable[]) {
  const failed = cells.filter((cell) => cell.evaluationKey === target.evaluationKey && cell.status !== "ok");
  return candidateRuns(
    target,
    points.map(({ cell }) => cell),
    failed,
  );
}

/** Named only when the points with a known error alone would name the same. */
function weighedCause(from: {
  input: CauseInput;
  target: Measured;
  points: readonly Comparable[];
  atoms: readonly WeighedAtom[];
  resolution: number;
}): Cause {
  const { input, target, points, atoms, resolution } = from;
  if (points.length === 0) return { class: "undetermined", because: ["no-comparable-run"] };
  const cause = nameCause(atoms);
  const counted = points.filter((point) => point.error !== null);
  if (target.error === null || counted.length === 0)
    return {
      class: "undetermined",
      because: cause.class === "undetermined" ? ["no-sample-count", ...cause.because] : ["no-sample-count"],
    };
  if (counted.length === points.length || cause.class === "undetermined") return cause;
  const grounded = nameCause(weighAtoms(target, counted, resolution, input.priors));
  return grounded.class === cause.class && JSON.stringify(sidesOf(grounded)) === JSON.stringify(sidesOf(cause))
    ? cause
    : { class: "undetermined", because: ["no-sample-count"] };
}

const sidesOf = (cause: Cause) => (cause.class === "interaction" ? cause.of : null);
