import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { opRollupQuery } from "@/lib/contract/drift-queries";
import { OPERATIONS } from "@/lib/contract/operations";
import { rollupCsv } from "@/lib/services/drift/export-drift-csv";
import { readOpRollup } from "@/lib/services/drift/read-op-rollup";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getOpRollup, async ({ store, query }) => {
  const asOf = await resolveAsOf(store, query.asOf);
  const view = await readOpRollup(store, { ...opRollupQuery.parse(query), asOf });
  return query.format === "csv" ? csvResponse(rollupCsv(view), "op-rollup") : jsonResponse(view);
});
