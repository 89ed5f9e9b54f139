import { postImports } from "@/app/_server/post-imports";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const POST = route(OPERATIONS.postImports, postImports);
