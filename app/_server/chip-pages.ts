import { z } from "zod";
import { addressOf, explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { chipsQuery, parseChipsQuery } from "@/lib/contract/catalog-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import type { ChipsView, ChipView } from "@/lib/domain/chip-view";
import { readChips } from "@/lib/services/chips/read-chips";
import { readNamedChip } from "@/lib/services/chips/read-named-chip";
import { resolveAsOf } from "@/lib/services/marks";

export async function readChipsPage(searchParams: SearchParams): Promise<PageResult<ChipsView>> {
  const { asOf, ...rest } = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/chips", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(chipsQuery, async () => {
    const store = await getStore();
    return readChips(store, { ...parseChipsQuery(rest), asOf: await resolveAsOf(store, asOf) });
  });
}

/** One chip under any of its names; null when nobody knows it. */
export async function readChipPage(name: string, searchParams: SearchParams): Promise<PageResult<ChipView | null>> {
  const { asOf } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/chips/${encodeURIComponent(name)}`);
  return explained(z.object({ asOf: z.string().optional() }), async () => {
    const store = await getStore();
    return readNamedChip(store, name, await resolveAsOf(store, asOf));
  });
}
