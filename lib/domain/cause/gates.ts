import type { CauseCell, CauseInput, Gate, GateEvidence } from "@/lib/domain/cause/cause";
import { otherCells, PLACEMENT_TOLERANCE } from "@/lib/domain/cause/comparable";
import { delta } from "@/lib/domain/metric";
import { MIN_NPU_SHARE } from "@/lib/domain/settle-cell";

const gate = (name: Gate["gate"], outcome: Gate["outcome"], evidence: GateEvidence[]): Gate => ({
  gate: name,
  outcome,
  evidence,
});

/** Another reference of the same evaluation under which there would be no drop. */
function otherReference({ target, direction, resolution }: CauseInput, others: CauseCell[]): GateEvidence | null {
  const { value, reference } = target;
  if (value === null || reference === null || resolution === null) return null;
  const drop = -delta(value, reference.value, direction);
  for (const other of others) {
    if (other.targetKind !== "reference" || other.evaluationKey !== target.evaluationKey) continue;
    if (other.value === null || other.simulated !== target.simulated) continue;
    if (other.sourceSha256 !== null && other.sourceSha256 !== target.sourceSha256) continue;
    const otherDrop = -delta(value, other.value, direction);
    // A target far above it would make that reference the suspect.
    if (Math.abs(otherDrop) < resolution && drop - otherDrop >= resolution)
      return {
        fact: "reference-depends",
        source: reference.source,
        drop,
        otherSource: other.path ?? other.runId,
        otherDrop,
        otherRunId: other.runId,
      };
  }
  return null;
}

/** Equal outputs where inputs differ, or where equal inputs were scored differently. */
function outputTwin({ target, resolution, direction }: CauseInput, others: CauseCell[]): GateEvidence | null {
  if (target.outputSha256 === null || target.value === null) return null;
  for (const other of others) {
    if (other.outputSha256 !== target.outputSha256) continue;
    if (other.evaluationKey !== target.evaluationKey)
      return { fact: "outputs-equal-for-other-inputs", otherRunId: other.runId };
    const apart = other.value === null ? 0 : delta(target.value, other.value, direction);
    if (resolution !== null && Math.abs(apart) >= resolution)
      return { fact: "outputs-equal-but-scored-differently", otherRunId: other.runId, difference: apart };
  }
  return null;
}

function measurementGate(input: CauseInput, others: CauseCell[]): Gate {
  const { reference, outputs } = input.target;
  const stops: GateEvidence[] = [];
  if (reference?.sameScript === false) stops.push({ fact: "reference-of-another-script", source: reference.source });
  const depends = otherReference(input, others);
  if (depends) stops.push(depends);
  if (outputs?.finite === false) stops.push({ fact: "outputs-not-finite" });
  if (outputs?.constant === true) stops.push({ fact: "outputs-constant" });
  const twin = outputTwin(input, others);
  if (twin) stops.push(twin);
  if (stops.length > 0) return gate("measurement", "stopped", stops);
  const unknown: GateEvidence[] = [];
  if (reference && reference.sameScript === null)
    unknown.push({ fact: "reference-script-unknown", source: reference.source });
  if (outputs === null) unknown.push({ fact: "outputs-unknown" });
  return gate("measurement", unknown.length > 0 ? "unknown" : "passed", unknown);
}

/** The comparator placed most like the target, when none of them is placed like it. */
function unlikeAll({ target }: CauseInput, others: CauseCell[]): GateEvidence | null {
  const share = target.npuShare;
  if (share === null) return null;
  const placed = others.filter(
    (other) =>
      other.targetKind === "device" &&
      other.evaluationKey === target.evaluationKey &&
      other.status === "ok" &&
      other.npuShare !== null,
  );
  const nearest = placed.reduce<CauseCell | null>((best, other) => {
    const apart = (cell: CauseCell) => Math.abs((cell.npuShare ?? 0) - share);
    return best === null || apart(other) < apart(best) ? other : best;
  }, null);
  // A comparator that fell back while the target did not is left out of the comparison instead.
  if (nearest?.npuShare == null || nearest.npuShare - share <= PLACEMENT_TOLERANCE) return null;
  return {
    fact: "npu-share-unlike-comparators",
    share,
    comparator: nearest.npuShare,
    otherRunId: nearest.runId,
  };
}

function placementGate(input: CauseInput, others: CauseCell[]): Gate {
  const { targetKind, path, npuShare } = input.target;
  const backend = input.target.backend ?? (path === "ort-cpu" ? "cpu" : null);
  if (targetKind !== "device") return gate("placement", "not-applicable", []);
  if (backend !== null && /^(cpu|gpu)$/i.test(backend))
    return gate("placement", "not-applicable", [{ fact: "not-meant-for-the-npu", backend }]);
  if (npuShare === null) return gate("placement", "unknown", [{ fact: "placement-unknown" }]);
  const share: GateEvidence = { fact: "npu-share", share: npuShare, minimum: MIN_NPU_SHARE };
  const unlike = unlikeAll(input, others);
  const stopped = npuShare < MIN_NPU_SHARE || unlike !== null;
  return gate("placement", stopped ? "stopped" : "passed", unlike && stopped ? [share, unlike] : [share]);
}

/**
 * What is asked before any cause (methods.md section 4, step 0): can the number be trusted, and did the NPU compute it.
 * Only what is known stops; what nobody recorded lets pass as `unknown`.
 */
export function causeGates(input: CauseInput): Gate[] {
  const others = otherCells(input);
  return [measurementGate(input, others), placementGate(input, others)];
}
