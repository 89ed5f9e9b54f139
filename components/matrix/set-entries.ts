import { fill } from "@/components/matrix/fill";
import type { Matrix } from "@/components/matrix/use-matrix";
import type { Side } from "@/lib/domain/matrix-layout";
import type { SavedSet } from "@/lib/domain/saved-set";

/** Saved sets as a reader may use them. */
export type SetsInForce = {
  saved: readonly Pick<SavedSet, "name" | "axis" | "ids">[];
  /** Names of those that say which rows and columns stand here. */
  chosen: Record<Side, string | null>;
  /** False for readers who may not write, and in a pinned view. */
  maySave: boolean;
};

/** A set as it is after a line, or a group of lines, was added to it or taken out. */
export type SetEntry = {
  kind: "set";
  id: string;
  label: string;
  set: Pick<SavedSet, "name" | "axis" | "ids">;
  /** What is told once it is stored. */
  done: string;
  disabled?: boolean;
};

/**
 * What the menu of a heading does with saved sets of its axis: takes its lines out of the set that is shown, and adds them
 * to others.
 * @param ids of the entries under the heading
 */
export function setEntries(
  side: Side,
  ids: readonly string[],
  name: string,
  { facts, sets, words }: Pick<Matrix, "facts" | "sets" | "words">,
): SetEntry[] {
  if (!sets.maySave || ids.length === 0) return [];
  return sets.saved
    .filter(({ axis }) => axis === facts.axes[side])
    .flatMap((set): SetEntry[] => {
      const left = set.ids.filter((id) => !ids.includes(id));
      const missing = ids.filter((id) => !set.ids.includes(id));
      const told = { name, set: set.name };
      const { axis } = set;
      if (set.name === sets.chosen[side]) {
        if (left.length === set.ids.length) return [];
        const entry = { kind: "set" as const, id: `out ${set.name}`, label: fill(words.menu.takeOut, told) };
        const done = fill(words.status.takenOut, told);
        return [{ ...entry, set: { name: set.name, axis, ids: left }, done, disabled: left.length === 0 }];
      }
      if (missing.length === 0) return [];
      const entry = { kind: "set" as const, id: `into ${set.name}`, label: fill(words.menu.addToSet, told) };
      const done = fill(words.status.addedTo, told);
      return [{ ...entry, set: { name: set.name, axis, ids: [...set.ids, ...missing] }, done }];
    });
}
