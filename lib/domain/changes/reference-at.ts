import { newestFirst } from "@/lib/domain/series";
import type { CellReference, CellRun, ReferenceRun } from "@/lib/domain/settle-cell";

type Held = Pick<CellRun, "at" | "sourceSha256" | "reference"> & { family: string };
type Candidate = ReferenceRun & { family: string };

function atTheTime(run: Held, candidates: readonly Candidate[]): Candidate | undefined {
  const newest = [...candidates].sort(newestFirst);
  return newest.find(({ family }) => family === run.family) ?? newest.find(({ at }) => at <= run.at) ?? newest.at(-1);
}

/**
 * What a run was held against when it ran: the reference run of its own campaign or request, else the newest that had
 * started by then, else the earliest later one; the same float model goes before an unknown one. Else the value that
 * the run carries. Unlike a cell's reference it does not change when a newer reference arrives, so that a reference
 * that moved shows between the two runs where it did.
 */
export function referenceAt(run: Held, simulated: boolean, references: readonly Candidate[]): CellReference | null {
  const candidates = references.filter((other) => other.simulated === simulated);
  const known = candidates.filter(({ sourceSha256: hash }) => hash !== null && hash === run.sourceSha256);
  const unknown = candidates.filter(({ sourceSha256: hash }) => hash === null || run.sourceSha256 === null);
  const same = atTheTime(run, known);
  const chosen = same ?? atTheTime(run, unknown);
  if (chosen) {
    return { value: chosen.value, source: chosen.source, kind: "run", runId: chosen.id, assumed: chosen !== same };
  }
  return run.reference ? { ...run.reference, kind: "inline", runId: null, assumed: false } : null;
}
