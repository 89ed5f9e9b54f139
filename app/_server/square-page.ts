import { addressOf, explained, type PageResult } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { matrixQuery, parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import type { MatrixLayout } from "@/lib/domain/matrix-layout";
import type { SquareDetail, SquareReasons, SquareView } from "@/lib/domain/square-view";
import { resolveAsOf } from "@/lib/services/marks";
import { readSquare } from "@/lib/services/read-square";
import { readReasons } from "@/lib/services/square/read-reasons";

export type SquarePage = { view: SquareView; layout: MatrixLayout };

/** The square that is open in a matrix; null when its query names none. */
export async function readSquarePage(
  parameters: Iterable<[string, string | string[] | undefined]>,
): Promise<PageResult<SquarePage | null>> {
  const { asOf, ...rest } = groupParameters(parameters);
  await requireViewer(addressOf("/", { ...rest, ...(asOf ? { asOf } : {}) }));
  return explained(matrixQuery, async () => {
    const filter = parseMatrixQuery(rest);
    const layout = parseMatrixLayout(rest);
    if (layout.square === null) return null;
    const store = await getStore();
    const at = await resolveAsOf(store, asOf);
    return { view: await readSquare(store, { ...filter, asOf: at }, layout.square), layout };
  });
}

/** Why the cell of a square is as it is; asked for after `readSquarePage` has let the reader through. */
export async function readSquareReasons({ asOf, pinned }: SquareView, detail: SquareDetail): Promise<SquareReasons> {
  return readReasons(await getStore(), detail, pinned ? asOf : null);
}
