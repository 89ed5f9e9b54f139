import { z } from "zod";
import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { compareQuery, parseCompareQuery, parseSlicesQuery, slicesQuery } from "@/lib/contract/compare-filter";
import { groupParameters, queryText } from "@/lib/contract/query-parts";
import type { CompareView } from "@/lib/domain/compare-view";
import type { SlicesView } from "@/lib/domain/slices-view";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readSlices } from "@/lib/services/compare/read-slices";
import { resolveAsOf } from "@/lib/services/marks";

export type ComparePage = {
  view: CompareView;
  /** Column whose accuracy budget is shown; null for the one that the page chooses. */
  of: string | null;
  /** Every row, however many there are. */
  whole: boolean;
};

/** What only the page reads: which scheme's budget is open, and whether every row is shown. */
const pageQuery = z.object({ of: queryText.nullable().default(null), rows: z.literal("all").nullable().default(null) });

async function parametersOf(path: string, searchParams: SearchParams) {
  const entries = Object.entries(await searchParams);
  const query = new URLSearchParams(
    entries.flatMap(([key, value]) => [value ?? []].flat().map((one): [string, string] => [key, one])),
  );
  await requireViewer(query.size > 0 ? `${path}?${query}` : path);
  return groupParameters(entries);
}

export async function readComparePage(searchParams: SearchParams): Promise<PageResult<ComparePage>> {
  const { asOf, ...rest } = await parametersOf("/compare", searchParams);
  return explained(compareQuery, async () => {
    const store = await getStore();
    const filter = { ...parseCompareQuery(rest), asOf: await resolveAsOf(store, asOf) };
    const { of, rows } = pageQuery.parse(rest);
    return { view: await readCompare(store, filter), of, whole: rows === "all" };
  });
}

export async function readSlicesPage(searchParams: SearchParams): Promise<PageResult<SlicesView>> {
  const { asOf, ...rest } = await parametersOf("/compare/slices", searchParams);
  return explained(slicesQuery, async () => {
    const store = await getStore();
    return readSlices(store, { ...parseSlicesQuery(rest), asOf: await resolveAsOf(store, asOf) });
  });
}
