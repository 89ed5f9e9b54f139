import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { openApiDocument } from "@/lib/contract/openapi";
import { OPERATIONS } from "@/lib/contract/operations";

export const GET = route(OPERATIONS.getOpenApi, async () => jsonResponse(openApiDocument()));
