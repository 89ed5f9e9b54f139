import { getStore } from "@/app/_server/store";
import type { MadeWith } from "@/lib/domain/workaround-view";
import { readMadeWith } from "@/lib/services/drift/read-made-with";

/** The workarounds that a run was made with, for its page. */
export async function readMadeWithOf(runId: string): Promise<MadeWith[]> {
  return readMadeWith(await getStore(), runId);
}
