import { getStore } from "@/app/_server/store";
import type { CauseView } from "@/lib/domain/cause-view";
import type { RunView } from "@/lib/domain/run-view";
import { type CauseQuery, readCause } from "@/lib/services/causes/read-cause";

/** The cause of a run's drop, for its page; null where there is nothing to explain, or nothing is settled yet. */
export async function readCauseOfRun({ line, cell, reference }: RunView): Promise<CauseView | null> {
  const isMeasured = line.targetKind !== "reference" && line.status === "ok" && reference !== null;
  if (cell === null || !isMeasured) return null;
  return readDropCause({ cell: cell.key, run: line.id, asOf: null });
}

/** The cause of a drop below the reference; null where nothing dropped. */
export async function readDropCause(query: CauseQuery): Promise<CauseView | null> {
  const view = await readCause(await getStore(), query);
  const isDrop = view !== null && view.verdict.drop !== null && view.verdict.drop.value > 0;
  return isDrop ? view : null;
}
