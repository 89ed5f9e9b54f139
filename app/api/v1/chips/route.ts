import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseChipsQuery } from "@/lib/contract/catalog-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { chipsCsv } from "@/lib/services/chips/chips-csv";
import { readChips } from "@/lib/services/chips/read-chips";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.listChips, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const view = await readChips(store, { ...parseChipsQuery(rest), asOf: await resolveAsOf(store, asOf) });
  return format === "csv" ? csvResponse(chipsCsv(view), "chips") : jsonResponse(view);
});
