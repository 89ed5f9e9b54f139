import { postAlias } from "@/app/_server/post-alias";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const POST = route(OPERATIONS.postAlias, postAlias);
