import { csvResponse, jsonResponse, markdownResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { answerMatrix } from "@/lib/domain/matrix-answer";
import { resolveAsOf } from "@/lib/services/marks";
import { matrixCsv } from "@/lib/services/matrix/export-matrix-csv";
import { matrixMarkdown } from "@/lib/services/matrix/export-matrix-markdown";
import { readMatrix } from "@/lib/services/read-matrix";

export const GET = route(OPERATIONS.getMatrix, async ({ store, query }) => {
  const { format, asOf, ...rest } = query;
  const filter = parseMatrixQuery(rest);
  filter.asOf = await resolveAsOf(store, asOf);
  const answer = answerMatrix(await readMatrix(store, filter, parseMatrixLayout(rest)));
  if (format === "csv") return csvResponse(matrixCsv(answer), "matrix");
  return format === "markdown" ? markdownResponse(matrixMarkdown(answer), "matrix") : jsonResponse(answer);
});
