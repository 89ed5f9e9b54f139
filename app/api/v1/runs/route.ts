import { postRuns } from "@/app/_server/post-runs";
import { csvResponse, jsonResponse, linesResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { runsCsv } from "@/lib/services/export-csv";
import { exportLines } from "@/lib/services/export-runs";
import { resolveAsOf } from "@/lib/services/marks";
import { readRuns } from "@/lib/services/read-runs";

export const POST = route(OPERATIONS.postRuns, postRuns);

export const GET = route(OPERATIONS.listRuns, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const parsed = parseRunsQuery(rest);
  parsed.filter.asOf = await resolveAsOf(store, asOf);
  if (format === "ndjson") return linesResponse(exportLines(store, parsed.filter), "runs");
  const view = await readRuns(store, parsed);
  return format === "csv" ? csvResponse(runsCsv(view), "runs") : jsonResponse(view);
});
