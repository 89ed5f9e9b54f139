import type { Store } from "@/db/store";
import type { Sibling } from "@/lib/domain/change-view";
import { siblingReasons } from "@/lib/domain/changes/siblings";
import type { Cell } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";

/** Cells much like one that are no part of its series, newest first, each with why. */
export async function readSiblings(
  store: Store,
  changed: Pick<Cell, "key" | "model" | "chip" | "scheme">,
  mark: Mark,
): Promise<Sibling[]> {
  const cells = await readCells(store, mark, {
    models: [changed.model],
    ...(changed.chip === null ? {} : { chips: [changed.chip] }),
    schemes: [changed.scheme],
  });
  const own = cells.find(({ key }) => key === changed.key);
  if (!own) return [];
  return cells
    .flatMap((cell): Sibling[] => {
      const reasons = cell === own ? [] : siblingReasons(own, cell);
      if (reasons.length === 0) return [];
      const { key, points, value, delta, measuredAt, runId } = cell;
      return [{ key, reasons, points, value, delta, measuredAt, runId }];
    })
    .sort((a, b) => b.measuredAt - a.measuredAt);
}
