import type { CauseCell, CauseInput, Incomparable } from "@/lib/domain/cause/cause";
import { type Measured, measure } from "@/lib/domain/cause/differences";
import { newestFirst } from "@/lib/domain/series";
import { MIN_NPU_SHARE } from "@/lib/domain/settle-cell";
import { stackText } from "@/lib/domain/stack";

/** Shares of nodes on the NPU that differ by more are different placements. */
export const PLACEMENT_TOLERANCE = 0.05;

export type Comparable = Measured & {
  /** True when an artefact or a placement is only assumed to be the target's. */
  assumed: boolean;
};

export const pointKey = (cell: CauseCell) => `${cell.cellKey} ${stackText(cell.stack)}`;

const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
const unsure = (a: string | null, b: string | null) => a === null || b === null;

function otherPlacement(target: CauseCell, cell: CauseCell): boolean {
  if (target.targetKind !== "device" || cell.targetKind !== "device") return false;
  if (differ(target.backend, cell.backend)) return true;
  if (cell.npuShare === null) return false;
  if (target.npuShare === null) return cell.npuShare < MIN_NPU_SHARE;
  return Math.abs(cell.npuShare - target.npuShare) > PLACEMENT_TOLERANCE;
}

function obstacle(target: CauseCell, cell: CauseCell): Incomparable["because"] | null {
  if (cell.evaluationKey !== target.evaluationKey) return "other-evaluation";
  if (cell.status !== "ok" || cell.value === null || !Number.isFinite(cell.value)) return "no-value";
  if (cell.targetKind === "reference") return "is-reference";
  // A simulator is simulated by its nature; anything else must be as real as the target.
  const asReal = cell.targetKind === "simulator" || cell.simulated === target.simulated;
  if (!asReal || cell.emulated !== target.emulated) return "simulated-or-emulated";
  if (cell.reference === null) return "no-reference";
  if (differ(cell.sourceSha256, target.sourceSha256)) return "other-source-artifact";
  if (cell.scheme === target.scheme && differ(cell.quantizedSha256, target.quantizedSha256))
    return "other-quantized-artifact";
  if (otherPlacement(target, cell)) return "other-placement";
  return null;
}

function isAssumed(target: CauseCell, cell: CauseCell): boolean {
  const onDevice = target.targetKind === "device" && cell.targetKind === "device";
  return (
    unsure(cell.sourceSha256, target.sourceSha256) ||
    (cell.scheme === target.scheme && unsure(cell.quantizedSha256, target.quantizedSha256)) ||
    (onDevice && (cell.npuShare === null || target.npuShare === null))
  );
}

/** Runs in an order that does not depend on how they came; the target is left out. */
export function otherCells({ target, cells }: Pick<CauseInput, "target" | "cells">): CauseCell[] {
  const byId = new Map(cells.filter((cell) => cell.runId !== target.runId).map((cell) => [cell.runId, cell]));
  return [...byId.values()].sort((a, b) => newestFirst(a, b) || (a.runId < b.runId ? -1 : 1));
}

/**
 * The points that can speak for or against a cause, one for each cell and stack, and why the other runs cannot.
 * Only what is known to differ stops a comparison; what is unknown marks it as assumed.
 */
export function comparablePoints(input: CauseInput): { points: Comparable[]; incomparable: Incomparable[] } {
  const { target, direction } = input;
  const seen = new Set([pointKey(target)]);
  const points: Comparable[] = [];
  const incomparable: Incomparable[] = [];
  for (const cell of otherCells(input)) {
    const because = obstacle(target, cell);
    const measured = because === null ? measure(cell, direction) : null;
    if (because !== null || measured === null) {
      incomparable.push({ runId: cell.runId, because: because ?? "no-value" });
      continue;
    }
    const key = pointKey(cell);
    if (seen.has(key)) incomparable.push({ runId: cell.runId, because: "older-run-of-a-point" });
    else points.push({ ...measured, assumed: isAssumed(target, cell) });
    seen.add(key);
  }
  return { points, incomparable };
}
