import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { changesCsv } from "@/lib/services/changes/changes-csv";
import { readChanges } from "@/lib/services/changes/read-changes";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.listChanges, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const filter = parseChangesQuery(rest);
  filter.asOf = await resolveAsOf(store, asOf);
  if (format === "csv") return csvResponse(changesCsv(await readChanges(store, filter, "all")), "changes");
  return jsonResponse(await readChanges(store, filter));
});
