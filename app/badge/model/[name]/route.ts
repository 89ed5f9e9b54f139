import { getBadge } from "@/app/_server/get-badge";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const GET = route(OPERATIONS.getModelBadge, (context) =>
  getBadge(context, context.parameters.name ?? "", (name) => ({ name, of: { model: name } })),
);
