import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { matrixCsv } from "@/lib/services/export-csv";
import { resolveAsOf } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";

export const GET = route(OPERATIONS.getMatrix, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const filter = parseMatrixQuery(rest);
  filter.asOf = await resolveAsOf(store, asOf);
  const view = await readMatrix(store, filter, parseMatrixLayout(rest));
  return format === "csv" ? csvResponse(matrixCsv(view), "matrix") : jsonResponse(view);
});
