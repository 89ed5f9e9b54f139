import type { Axis, Cause, Side, SoftwareAxis } from "@/lib/domain/cause/cause";
import { SOFTWARE_AXES } from "@/lib/domain/cause/cause";
import { isSoftware } from "@/lib/domain/cause/match";
import type { WeighedAtom } from "@/lib/domain/cause/posterior";
import { groupBy } from "@/lib/domain/group-by";

/** A cause is named from this posterior on (methods.md section 4.4). */
export const VERDICT_POSTERIOR = 0.95;
/** A subfactor of the named cause is listed from this share of its posterior on. */
export const SUBFACTOR_SHARE = 0.05;

const sideOf = (axis: Axis): Side => (isSoftware(axis) ? "software" : (axis as "chip" | "scheme"));

const sidesOf = ({ axes }: WeighedAtom): Side[] => [...new Set(axes.map(sideOf))].sort();

const massOf = (atoms: readonly WeighedAtom[]) => atoms.reduce((sum, { posterior }) => sum + posterior, 0);

/**
 * The software axes of atoms of one class: one when it alone carries the verdict, else all that cannot be told apart,
 * by what the points say of them; where those say the same, the path comes first, since it brings its versions.
 */
function subfactorsOf(atoms: readonly WeighedAtom[]): SoftwareAxis[] {
  const total = massOf(atoms);
  const rank = (axis: SoftwareAxis) => (axis === "path" ? -1 : SOFTWARE_AXES.indexOf(axis));
  const shares = SOFTWARE_AXES.map((axis) => {
    const own = atoms.filter(({ axes }) => axes.includes(axis));
    const likelihood = own.reduce((best, atom) => Math.max(best, atom.logLikelihood), Number.NEGATIVE_INFINITY);
    return { axis, share: massOf(own) / total, likelihood };
  }).filter(({ share }) => share >= SUBFACTOR_SHARE);
  const certain = shares.filter(({ share }) => share >= VERDICT_POSTERIOR);
  const kept = certain.length > 0 ? certain : shares;
  return kept
    .sort((a, b) => (a.likelihood === b.likelihood ? rank(a.axis) - rank(b.axis) : b.likelihood - a.likelihood))
    .map(({ axis }) => axis);
}

/** The class that carries the posterior, or why none does. */
export function nameCause(atoms: readonly WeighedAtom[]): Cause {
  const classes = groupBy(atoms, (atom) => sidesOf(atom).join("+"));
  for (const [key, own] of classes) {
    const probability = massOf(own);
    if (probability < VERDICT_POSTERIOR) continue;
    const [first, second] = key === "" ? [] : (key.split("+") as Side[]);
    if (first === undefined) return { class: "undetermined", because: ["none-of-these"] };
    if (second !== undefined)
      return { class: "interaction", probability, of: [first, second], subfactors: subfactorsOf(own) };
    if (first === "software") return { class: "software", probability, subfactors: subfactorsOf(own) };
    return first === "chip" ? { class: "chip", probability } : { class: "scheme", probability, by: "posterior" };
  }
  const none = massOf(classes.get("") ?? []);
  return { class: "undetermined", because: [none >= 0.5 ? "none-of-these" : "not-separated"] };
}
