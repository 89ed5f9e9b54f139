import { getImportTemplate } from "@/app/_server/get-import-template";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const GET = route(OPERATIONS.getImportTemplate, getImportTemplate);
