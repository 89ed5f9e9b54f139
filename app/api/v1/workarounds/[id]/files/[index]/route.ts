import { fileResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readWorkaroundFile } from "@/lib/services/drift/read-workarounds";

export const GET = route(OPERATIONS.getWorkaroundFile, async ({ store, parameters }) => {
  const { id = "", index = "" } = parameters;
  const file = /^\d{1,3}$/.test(index) ? await readWorkaroundFile(store, id, Number(index)) : null;
  if (!file) throw new ServiceError("not-found", "There is no such file.");
  return fileResponse(file);
});
