import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { resolveAsOf } from "@/lib/services/marks";
import { readSquare } from "@/lib/services/read-square";
import { readReasons } from "@/lib/services/square/read-reasons";

const MISSING = { location: "square", message: "is missing", fix: "send square=ROW&square=COLUMN" };

export const GET = route(OPERATIONS.getSquare, async ({ store, query }) => {
  const { asOf, ...rest } = query;
  const filter = parseMatrixQuery(rest);
  const { square } = parseMatrixLayout(rest);
  if (square === null) throw new ServiceError("invalid-query", "square is missing.", [MISSING]);
  filter.asOf = await resolveAsOf(store, asOf);
  const view = await readSquare(store, filter, square);
  const reasons = view.detail && (await readReasons(store, view.detail, filter.asOf === null ? null : view.asOf));
  return jsonResponse({ ...view, reasons });
});
