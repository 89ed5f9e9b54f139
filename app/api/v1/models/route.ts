import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseModelsQuery } from "@/lib/contract/catalog-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { findMark, resolveAsOf } from "@/lib/services/marks";
import { modelsCsv } from "@/lib/services/models/models-csv";
import { readModelLines, readModels } from "@/lib/services/models/read-models";

export const GET = route(OPERATIONS.listModels, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const filter = { ...parseModelsQuery(rest), asOf: await resolveAsOf(store, asOf) };
  if (format !== "csv") return jsonResponse(await readModels(store, filter));
  const { lines } = await readModelLines(store, filter, await findMark(store, filter.asOf));
  return csvResponse(modelsCsv(lines), "models");
});
