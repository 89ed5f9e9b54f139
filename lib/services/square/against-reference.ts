import { eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import { comparePair } from "@/lib/domain/compare/compare-pair";
import { settingOf } from "@/lib/domain/compare/compared";
import { pairCutoff, settlePair, testsOf } from "@/lib/domain/compare/settle-pairs";
import type { PairDifference } from "@/lib/domain/compare-view";
import type { Cell } from "@/lib/domain/matrix";
import { readResults, type Selection } from "@/lib/services/compare/compared-results";
import { readRunFacts } from "@/lib/services/compare/run-facts";
import type { Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";

/** The cell that a run stands in, at a mark; null when there is none. */
async function cellOfRun(store: Store, id: string, mark: Mark): Promise<Cell | null> {
  const { run } = store.t;
  const [row] = await store.db.select({ key: run.cellKey }).from(run).where(eq(run.id, id));
  const [cell] = row ? await readCells(store, mark, { keys: [row.key] }) : [];
  return cell ?? null;
}

/**
 * The run that speaks for a cell held against the run of its reference, sample by sample where both say them: a question
 * of its own, so that its test stands alone.
 * @param evaluation key of the evaluation of both
 * @returns null where nothing was measured, or the reference is no run
 */
export async function readAgainstReference(
  store: Store,
  cell: Cell,
  evaluation: string,
  mark: Mark,
): Promise<PairDifference | null> {
  const held = cell.reference?.runId ?? null;
  if (held === null || cell.status !== "ok") return null;
  const reference = await cellOfRun(store, held, mark);
  if (!reference) return null;
  const selected: Selection[] = [
    { cell: reference, evaluation, runId: held, column: reference.scheme },
    { cell, evaluation, runId: cell.runId, column: cell.scheme },
  ];
  const facts = await readRunFacts(store, [held, cell.runId], mark.seq);
  const [from, to] = await readResults(store, selected, facts);
  if (!from || !to) return null;
  const raw = comparePair(from.side, to.side, settingOf(cell));
  return settlePair(raw, pairCutoff(testsOf([raw])));
}
