import { type PageResult, readAskedPage, readPinnedPage, type SearchParams } from "@/app/_server/pages";
import { chipsQuery, parseChipsQuery } from "@/lib/contract/catalog-filter";
import type { ChipsView, ChipView } from "@/lib/domain/chip-view";
import { readChips } from "@/lib/services/chips/read-chips";
import { readNamedChip } from "@/lib/services/chips/read-named-chip";

export async function readChipsPage(searchParams: SearchParams): Promise<PageResult<ChipsView>> {
  const asked = { schema: chipsQuery, parse: parseChipsQuery };
  return readAskedPage("/chips", searchParams, asked, (store, filter, asOf) => readChips(store, { ...filter, asOf }));
}

/** One chip under any of its names; null when nobody knows it. */
export async function readChipPage(name: string, searchParams: SearchParams): Promise<PageResult<ChipView | null>> {
  return readPinnedPage(`/chips/${encodeURIComponent(name)}`, searchParams, (store, asOf) =>
    readNamedChip(store, name, asOf),
  );
}
