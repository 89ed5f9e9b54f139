import type { Store } from "@/db/store";
import type { JudgedRun } from "@/lib/domain/changes/change";
import { type Compared, sideOf } from "@/lib/domain/compare/compared";
import type { Cell } from "@/lib/domain/matrix";
import { NO_DETAIL, readDetailsOf, type SampleDetail } from "@/lib/services/changes/read-samples-of-runs";
import type { ComparedRow, RunFacts } from "@/lib/services/compare/run-facts";
import { stackOf } from "@/lib/services/stack-columns";

/** A run that is to be compared, the cell it stands in and the column it stands under. */
export type Selection = { cell: Cell; evaluation: string; runId: string; column: string };

/** A score and a cluster are held as numbers. */
const BYTES_A_DETAIL = 16;

/** Bytes of samples that a run holds while it is compared. */
export function detailBytes({ cell }: Selection, facts: RunFacts | undefined): number {
  if (!facts || cell.samples === null) return 0;
  return cell.samples * ((facts.row.hasBits ? 1 / 8 : 0) + (facts.row.detailed ? BYTES_A_DETAIL : 0));
}

/** A run as comparing sees it: held against what its cell is held against. */
function runOf(row: ComparedRow, cell: Cell, { bits, scores, clusters }: SampleDetail): JudgedRun {
  const held = cell.reference;
  return {
    id: row.id,
    seq: row.seq,
    status: row.status,
    value: row.value,
    at: row.startedAt ?? row.receivedAt,
    stack: stackOf(row),
    correct: row.correct,
    bits,
    stderr: row.stderr,
    repeats: row.repeats ?? [],
    scores,
    clusters,
    outputSha256: row.outputSha256,
    sourceSha256: row.sourceSha256,
    quantizedSha256: row.quantizedSha256,
    reference: held && { ...held, assumed: cell.marks.includes("reference-assumed") },
    npuShare: cell.npuShare,
    // Comparing makes families of its own questions, not of campaigns.
    family: "",
  };
}

/** The results of selected runs, samples included. A run that is not stored is left out. */
export async function readResults(
  store: Store,
  selected: readonly Selection[],
  facts: ReadonlyMap<string, RunFacts>,
): Promise<Compared[]> {
  const rows = selected.flatMap(({ runId }) => facts.get(runId)?.row ?? []);
  const details = await readDetailsOf(store, {
    bits: [...new Set(rows.filter(({ hasBits }) => hasBits).map(({ id }) => id))],
    documents: [...new Set(rows.filter(({ detailed }) => detailed).map(({ id }) => id))],
  });
  return selected.flatMap(({ cell, evaluation, runId, column }) => {
    const known = facts.get(runId);
    if (!known) return [];
    const { row, calibration, latencyMs, bytes } = known;
    const run = runOf(row, cell, details.get(runId) ?? NO_DETAIL);
    return [
      { cell, evaluation, column, side: sideOf(cell, evaluation, run, calibration), calibration, latencyMs, bytes },
    ];
  });
}
