import { readSquareReasons } from "@/app/_server/square-page";
import { PanelReasons } from "@/components/matrix/panel/panel-reasons";
import type { SquareDetail, SquareView } from "@/lib/domain/square-view";

/** Cause, layers and workarounds of a square: read while the rest of its panel is there already. */
export async function Reasons({ view, detail }: { view: SquareView; detail: SquareDetail }) {
  const reasons = await readSquareReasons(view, detail);
  return <PanelReasons reasons={reasons} cell={detail.cell.key} asOf={view.pinned ? view.asOf : null} />;
}
