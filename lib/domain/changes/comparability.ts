import type { Comparability, JudgedRun } from "@/lib/domain/changes/change";
import type { CellReference } from "@/lib/domain/settle-cell";

type Artifact = Pick<JudgedRun, "sourceSha256" | "quantizedSha256">;

/**
 * Whether two runs of one cell measured one model (DESIGN section 1b). Sample count and sample list are the cell's
 * own; a freshly compiled file is not another artefact.
 */
export function comparability(a: Artifact, b: Artifact): Comparability {
  if (a.quantizedSha256 !== b.quantizedSha256) {
    const unknown = a.quantizedSha256 === null || b.quantizedSha256 === null;
    return { ok: false, reason: unknown ? "quantized-artifact-unknown-on-one-side" : "quantized-artifact-differs" };
  }
  const assumed = a.quantizedSha256 === null;
  if (a.sourceSha256 !== b.sourceSha256) {
    if (a.sourceSha256 !== null && b.sourceSha256 !== null) return { ok: false, reason: "source-differs" };
    // A known quantized model needs no float model to vouch for it.
    if (assumed) return { ok: false, reason: "source-unknown-on-one-side" };
  }
  return { ok: true, assumed };
}

/** Relative difference up to which two references are one: rounding noise of a conversion, nothing more. */
export const REFERENCE_TOLERANCE = 1e-9;

/** True when both runs had a reference and it has another value. */
export function referenceMoved(a: CellReference | null, b: CellReference | null): boolean {
  if (!a || !b) return false;
  const scale = Math.max(Math.abs(a.value), Math.abs(b.value));
  return Math.abs(a.value - b.value) > REFERENCE_TOLERANCE * scale;
}
