import type { Store } from "@/db/store";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";
import { canonicalIds, type SavedSetInput, savedSetInput } from "@/lib/contract/saved-set";
import type { SavedSet } from "@/lib/domain/saved-set";
import { readSettings, type StoredSetting, writeSetting } from "@/lib/services/settings";

/** Sets are settings of this kind, one a name. */
const PREFIX = "matrix-set:";

const byName = (a: SavedSet, b: SavedSet) => (a.name < b.name ? -1 : 1);

/** A stored value that cannot be read any more counts as none. */
function toSet(key: string, { value, who, at }: StoredSetting): SavedSet[] {
  const name = key.slice(PREFIX.length);
  const parsed = savedSetInput.safeParse({ name, ...(value as object) });
  return parsed.success ? [{ name, axis: parsed.data.axis, ids: parsed.data.ids, who, at }] : [];
}

/** Saved sets by name, as they are or as they were at a sequence. */
export async function readSets(store: Store, asOf: number | null): Promise<SavedSet[]> {
  const stored = await readSettings(store, PREFIX, asOf);
  return stored.flatMap(({ key, ...setting }) => toSet(key, setting)).sort(byName);
}

/**
 * Saves a set; one of its name is replaced. Throws `invalid-body` when there are too many.
 * @param who name of the token
 */
export async function writeSet(store: Store, input: SavedSetInput, who: string, now: number): Promise<SavedSet> {
  const { name, axis } = input;
  const known = await readSets(store, null);
  if (known.length >= LIMITS.sets && !known.some((set) => set.name === name)) {
    throw new ServiceError("invalid-body", `There are ${LIMITS.sets} saved sets already.`, [
      { location: "name", message: "would be one set too many", fix: "replace a set, or take one away first" },
    ]);
  }
  const ids = canonicalIds(input);
  await writeSetting(store, `${PREFIX}${name}`, { axis, ids }, who, now);
  return { name, axis, ids, who, at: now };
}

/** Takes a set away; null when there is none of this name. @param who name of the token */
export async function removeSet(store: Store, name: string, who: string, now: number): Promise<SavedSet | null> {
  const found = (await readSets(store, null)).find((set) => set.name === name);
  if (!found) return null;
  await writeSetting(store, `${PREFIX}${name}`, null, who, now);
  return found;
}
