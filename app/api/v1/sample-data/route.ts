import { postSampleData } from "@/app/_server/post-sample-data";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const POST = route(OPERATIONS.postSampleData, postSampleData);
