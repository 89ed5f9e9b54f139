import type { Store } from "@/db/store";
import { type CausePriorsInput, causePriorsInput } from "@/lib/contract/cause-priors";
import { normalizePriors } from "@/lib/domain/cause/priors";
import type { PriorsView } from "@/lib/domain/cause-view";
import { readSetting, writeSetting } from "@/lib/services/settings";

const KEY = "cause-priors";

/** Priors in force, or as they were at a sequence. A stored value that cannot be read any more counts as none. */
export async function readCausePriors(store: Store, asOf: number | null): Promise<PriorsView> {
  const stored = await readSetting(store, KEY, asOf);
  const parsed = stored && causePriorsInput.safeParse(stored.value);
  if (!stored || !parsed?.success) return { priors: normalizePriors(), changed: null };
  const { priors, note } = parsed.data;
  return { priors: normalizePriors(priors), changed: { who: stored.who, at: stored.at, note: note ?? null } };
}

/** Puts priors in force from now on; null brings the defaults back. @param who name of the token */
export async function writeCausePriors(
  store: Store,
  input: CausePriorsInput | null,
  who: string,
  now: number,
): Promise<PriorsView> {
  await writeSetting(store, KEY, input, who, now);
  return readCausePriors(store, null);
}
