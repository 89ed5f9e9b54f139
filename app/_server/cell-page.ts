import { z } from "zod";
import { readDropCause } from "@/app/_server/cause-page";
import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { groupParameters } from "@/lib/contract/query-parts";
import type { CauseView } from "@/lib/domain/cause-view";
import type { CellView } from "@/lib/domain/cell-view";
import { resolveAsOf } from "@/lib/services/marks";
import { readCell } from "@/lib/services/read-cell";

export type CellPage = {
  /** Null when there is no such cell. */
  view: CellView | null;
  /** What causes its distance to the reference; null without one. */
  cause: CauseView | null;
};

/** One cell; a null view when there is none of this key. */
export async function readCellPage(key: string, searchParams: SearchParams): Promise<PageResult<CellPage>> {
  const { asOf } = groupParameters(Object.entries(await searchParams));
  await requireViewer(`/cells/${encodeURIComponent(key)}`);
  return explained(z.object({ asOf: z.string().optional() }), async () => {
    const store = await getStore();
    const sequence = await resolveAsOf(store, asOf);
    const view = await readCell(store, key, sequence);
    const held = view !== null && view.cell.reference !== null;
    return { view, cause: held ? await readDropCause({ cell: key, run: null, asOf: sequence }) : null };
  });
}
