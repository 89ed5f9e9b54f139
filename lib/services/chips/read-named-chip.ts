import type { Store } from "@/db/store";
import { queryText } from "@/lib/contract/query-parts";
import { foldAlias } from "@/lib/domain/alias";
import type { ChipView } from "@/lib/domain/chip-view";
import { chipId } from "@/lib/domain/find-chip";
import { aliasesInForce } from "@/lib/services/aliases";
import { readChip } from "@/lib/services/chips/read-chip";

/**
 * The chip that a spelling stands for: by the catalogue, else by results that use it, else by an administrator's own
 * alias. `soc` of the view is the canonical id, which may differ from the name.
 * @param asOf sequence to read at; null for the newest mark
 * @returns null when nobody knows such a chip
 */
export async function readNamedChip(store: Store, name: string, asOf: number | null): Promise<ChipView | null> {
  if (!queryText.safeParse(name).success) return null;
  const soc = chipId(name);
  if (soc === "") return null;
  const view = await readChip(store, soc, asOf);
  if (view !== null) return view;
  const own = (await aliasesInForce(store)).chip?.get(foldAlias(name));
  return own === undefined ? null : readChip(store, own, asOf);
}
