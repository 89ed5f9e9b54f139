import { z } from "zod";
import { type PageResult, type Query, readAskedPage, type SearchParams } from "@/app/_server/pages";
import { compareQuery, parseCompareQuery, parseSlicesQuery, slicesQuery } from "@/lib/contract/compare-filter";
import { queryText } from "@/lib/contract/query-parts";
import type { CompareView } from "@/lib/domain/compare-view";
import type { SlicesView } from "@/lib/domain/slices-view";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readSlices } from "@/lib/services/compare/read-slices";

export type ComparePage = {
  view: CompareView;
  /** Column whose accuracy budget is shown; null for the one that the page chooses. */
  of: string | null;
  /** Every row, however many there are. */
  whole: boolean;
};

/** What only the page reads: which scheme's budget is open, and whether every row is shown. */
const pageQuery = z.object({ of: queryText.nullable().default(null), rows: z.literal("all").nullable().default(null) });

export async function readComparePage(searchParams: SearchParams): Promise<PageResult<ComparePage>> {
  const parse = (query: Query) => ({ filter: parseCompareQuery(query), ...pageQuery.parse(query) });
  return readAskedPage("/compare", searchParams, { schema: compareQuery, parse }, async (store, asked, asOf) => ({
    view: await readCompare(store, { ...asked.filter, asOf }),
    of: asked.of,
    whole: asked.rows === "all",
  }));
}

export async function readSlicesPage(searchParams: SearchParams): Promise<PageResult<SlicesView>> {
  const asked = { schema: slicesQuery, parse: parseSlicesQuery };
  return readAskedPage("/compare/slices", searchParams, asked, (store, filter, asOf) =>
    readSlices(store, { ...filter, asOf }),
  );
}
