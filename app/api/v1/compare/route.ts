import { csvResponse, jsonResponse, markdownResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseCompareQuery, parseSlicesQuery } from "@/lib/contract/compare-filter";
import { compareForm } from "@/lib/contract/compare-operations";
import { OPERATIONS } from "@/lib/contract/operations";
import { compareCsv, compareMarkdown } from "@/lib/services/compare/compare-export";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readSlices } from "@/lib/services/compare/read-slices";
import { slicesCsv, slicesMarkdown } from "@/lib/services/compare/slices-export";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.compare, async ({ store, query }) => {
  const { asOf: at, ...rest } = query;
  const { mode, format } = compareForm.parse(rest);
  const asOf = await resolveAsOf(store, at);
  if (mode === "schemes") {
    const view = await readCompare(store, { ...parseCompareQuery(rest), asOf });
    if (format === "csv") return csvResponse(compareCsv(view), "compare");
    return format === "markdown" ? markdownResponse(compareMarkdown(view), "compare") : jsonResponse(view);
  }
  const view = await readSlices(store, { ...parseSlicesQuery(rest), asOf });
  if (format === "csv") return csvResponse(slicesCsv(view), "slices");
  return format === "markdown" ? markdownResponse(slicesMarkdown(view), "slices") : jsonResponse(view);
});
