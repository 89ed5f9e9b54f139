import { readDropCause } from "@/app/_server/cause-page";
import { type PageResult, readPinnedPage, type SearchParams } from "@/app/_server/pages";
import type { CauseView } from "@/lib/domain/cause-view";
import type { CellView } from "@/lib/domain/cell-view";
import { readCell } from "@/lib/services/read-cell";

export type CellPage = {
  /** Null when there is no such cell. */
  view: CellView | null;
  /** What causes its distance to the reference; null without one. */
  cause: CauseView | null;
};

/** One cell; a null view when there is none of this key. */
export async function readCellPage(key: string, searchParams: SearchParams): Promise<PageResult<CellPage>> {
  return readPinnedPage(`/cells/${encodeURIComponent(key)}`, searchParams, async (store, asOf) => {
    const view = await readCell(store, key, asOf);
    const held = view !== null && view.cell.reference !== null;
    return { view, cause: held ? await readDropCause({ cell: key, run: null, asOf }) : null };
  });
}
