import type { CauseCell, LossSplit } from "@/lib/domain/cause/cause";
import type { Comparable } from "@/lib/domain/cause/comparable";
import { difference, errorBetween, errorOf, type Measured, Z_ONE_SIDED } from "@/lib/domain/cause/differences";

/** Quantization that explains at least this share of the drop is its cause (methods.md section 4, step 1). */
export const SCHEME_SHARE = 0.8;

/** Hosts before simulators, a known artefact before an assumed one; the newest comes first already. */
function controlArm(target: CauseCell, points: readonly Comparable[]): Comparable | undefined {
  const arms = points.filter(
    ({ cell }) => (cell.targetKind === "host" || cell.targetKind === "simulator") && cell.scheme === target.scheme,
  );
  const rank = (arm: Comparable) => (arm.cell.targetKind === "host" ? 0 : 1) + (sameArtifact(arm, target) ? 0 : 2);
  return arms.sort((a, b) => rank(a) - rank(b))[0];
}

const sameArtifact = ({ cell }: Comparable, target: CauseCell) =>
  cell.quantizedSha256 !== null && cell.quantizedSha256 === target.quantizedSha256;

/**
 * Splits a drop into what quantization loses on a host or in a simulator, and what the platform adds.
 * Quantization is shown to be the cause when reference - arm - 0.8 drop lies above zero with 95 % confidence.
 * @returns null without the same scheme on a host or in a simulator
 */
export function splitLoss(target: Measured, points: readonly Comparable[]): LossSplit | null {
  if (target.cell.targetKind !== "device") return null;
  const arm = controlArm(target.cell, points);
  if (!arm || (arm.cell.targetKind !== "host" && arm.cell.targetKind !== "simulator")) return null;
  const drop = -target.delta;
  const quantization = -arm.delta;
  const contrast = quantization - SCHEME_SHARE * drop;
  // With one reference for both: contrast = 0.2 reference - arm + 0.8 target.
  const error = errorOf(
    target.cell.error === null ? null : SCHEME_SHARE * target.cell.error,
    arm.cell.error,
    (1 - SCHEME_SHARE) * (target.cell.reference?.error ?? 0),
  );
  return {
    runId: arm.cell.runId,
    targetKind: arm.cell.targetKind,
    assumed: !sameArtifact(arm, target.cell),
    quantization: difference(quantization, arm.error),
    platform: difference(drop - quantization, errorBetween(arm.cell, target.cell)),
    share: quantization / drop,
    schemeShown: error !== null && contrast - Z_ONE_SIDED * error > 0,
  };
}
