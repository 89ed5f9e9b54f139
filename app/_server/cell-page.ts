import { z } from "zod";
import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { groupParameters } from "@/lib/contract/query-parts";
import type { CellView } from "@/lib/domain/cell-view";
import { resolveAsOf } from "@/lib/services/marks";
import { readCell } from "@/lib/services/read-cell";

/** One cell; a null view when there is none of this key. */
export async function readCellPage(key: string, searchParams: SearchParams): Promise<PageResult<CellView | null>> {
  const { asOf } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/cells/${encodeURIComponent(key)}`);
  return explained(z.object({ asOf: z.string().optional() }), async () => {
    const store = await getStore();
    return readCell(store, key, await resolveAsOf(store, asOf));
  });
}
