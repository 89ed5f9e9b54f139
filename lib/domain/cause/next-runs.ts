import type { Candidate } from "@/lib/domain/cause/candidates";
import { type Axis, FACTORS, HYPOTHESES, type Hypothesis, type NextRun } from "@/lib/domain/cause/cause";
import { tBelow } from "@/lib/domain/cause/likelihood";
import type { WeighedAtom } from "@/lib/domain/cause/posterior";

/** Relative effort of changing one thing: software on the same phone, another phone, another artefact. Ours. */
export const CHANGE_COST = { host: 0.5, software: 1, chip: 2, scheme: 3 } as const;
/** Gains that differ by less from the best of them are a tie: the cheaper run goes first. */
export const TIE_BITS = 0.04;
/** Runs that tell less are not proposed. */
export const MIN_BITS = 0.02;
export const MAX_NEXT_RUNS = 6;
/** Hypotheses less probable than this are not named as what a run would show. */
const NAMED_FROM = 0.02;

const plogp = (p: number) => (p <= 0 ? 0 : -p * Math.log2(p));
const entropy = (p: number) => plogp(p) + plogp(1 - p);

/** Where none of the hypotheses holds a run may as well drop as not. */
const NONE_DROPS = 0.5;

/**
 * Expected loss of entropy over the atoms, in bits, from reading a run as with or without the drop.
 * @param clear probability that noise leaves the reading right
 */
function expectedBits(atoms: readonly WeighedAtom[], drops: readonly boolean[], clear: number): number {
  let pDrop = 0;
  let conditional = 0;
  for (const [index, atom] of atoms.entries()) {
    const q = atom.hypothesis === "none" ? NONE_DROPS : drops[index] ? clear : 1 - clear;
    pDrop += atom.posterior * q;
    conditional += atom.posterior * entropy(q);
  }
  return Math.max(0, entropy(pDrop) - conditional);
}

const costOf = ({ targetKind, differs }: Candidate): number =>
  targetKind === "host"
    ? CHANGE_COST.host
    : differs.reduce((sum, axis) => sum + (axis === "chip" || axis === "scheme" ? CHANGE_COST[axis] : 1), 0);

/** Hypotheses by what they predict, each once: by the greater part of its atoms. */
function named(atoms: readonly WeighedAtom[], drops: readonly boolean[]) {
  const mass = new Map<Hypothesis, { drop: number; fine: number }>();
  for (const [index, atom] of atoms.entries()) {
    const sums = mass.get(atom.hypothesis) ?? { drop: 0, fine: 0 };
    if (drops[index]) sums.drop += atom.posterior;
    else sums.fine += atom.posterior;
    mass.set(atom.hypothesis, sums);
  }
  const pick = (which: "drop" | "fine") =>
    HYPOTHESES.filter((hypothesis) => {
      const sums = mass.get(hypothesis);
      if (!sums || hypothesis === "none" || sums.drop + sums.fine < NAMED_FROM) return false;
      return which === "drop" ? sums.drop >= sums.fine : sums.fine > sums.drop;
    });
  return { ifDrops: pick("drop"), ifFine: pick("fine") };
}

const keptFactors = (differs: readonly Axis[]) => {
  const touched = new Set(differs.map((axis) => FACTOR_OF[axis]));
  return FACTORS.filter((factor) => !touched.has(factor));
};

const FACTOR_OF: Readonly<Record<Axis, (typeof FACTORS)[number]>> = {
  chip: "chip",
  scheme: "scheme",
  qairt: "qnn",
  qairtCompile: "qnn",
  path: "runtime",
  onnxruntime: "runtime",
  qnnEp: "runtime",
  runtime: "runtime",
  options: "runtime",
};

/**
 * Candidates by expected gain, ties by cost, then by fewest changes.
 * @param drop the target's drop, in the stored unit
 * @param resolution scale of the error with which a run is read
 */
export function rankRuns(
  candidates: readonly Candidate[],
  atoms: readonly WeighedAtom[],
  { drop, resolution }: { drop: number; resolution: number },
): NextRun[] {
  const clear = tBelow(drop / 2 / resolution);
  const runs = candidates.map((candidate): NextRun => {
    const { differs, targetKind, chip, scheme, changes } = candidate;
    const drops = atoms.map((atom) => atom.axes.length > 0 && !atom.axes.some((axis) => differs.includes(axis)));
    return {
      targetKind,
      chip,
      scheme,
      changes,
      keeps: keptFactors(differs),
      bits: expectedBits(atoms, drops, clear),
      cost: costOf(candidate),
      ...named(atoms, drops),
    };
  });
  return inTies(runs.filter(({ bits }) => bits >= MIN_BITS))
    .flatMap((tie) => tie.sort(byEffort))
    .slice(0, MAX_NEXT_RUNS);
}

const textOf = (run: NextRun) => JSON.stringify([run.targetKind, run.changes]);

const byEffort = (a: NextRun, b: NextRun) =>
  a.cost - b.cost || a.changes.length - b.changes.length || b.bits - a.bits || (textOf(a) < textOf(b) ? -1 : 1);

/** Groups of runs whose gains are a tie, most informative group first. */
function inTies(runs: readonly NextRun[]): NextRun[][] {
  const ties: NextRun[][] = [];
  for (const run of [...runs].sort((a, b) => b.bits - a.bits || byEffort(a, b))) {
    const tie = ties.at(-1);
    if (tie?.[0] && tie[0].bits - run.bits < TIE_BITS) tie.push(run);
    else ties.push([run]);
  }
  return ties;
}
