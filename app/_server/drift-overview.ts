import { z } from "zod";
import { addressOf, explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { layerGridQuery, opRollupQuery } from "@/lib/contract/drift-queries";
import { groupParameters, queryText } from "@/lib/contract/query-parts";
import { type DriftOverviewView, GRID_SHOWS } from "@/lib/domain/drift-overview-view";
import { readDriftOverview } from "@/lib/services/drift/read-drift-overview";
import { resolveAsOf } from "@/lib/services/marks";

/** The address of the overview: the grid's and the roll-up's own parameters; the grid's cell is called `of`. */
const query = layerGridQuery.omit({ cell: true }).extend({
  of: queryText.nullable().default(null),
  show: z.enum(GRID_SHOWS).default("matter"),
  ...opRollupQuery.shape,
  asOf: queryText.optional(),
});

export async function readDriftOverviewPage(parameters: Awaited<SearchParams>): Promise<PageResult<DriftOverviewView>> {
  const read = groupParameters(Object.entries(parameters));
  await requireViewer(addressOf("/drift", read));
  return explained(query, async () => {
    const store = await getStore();
    const { show, of: cell, version, arch, asOf: at, ...grid } = query.parse(read);
    const asOf = await resolveAsOf(store, at);
    return readDriftOverview(store, { show, grid: { ...grid, cell, asOf }, rollup: { version, arch, asOf } });
  });
}
