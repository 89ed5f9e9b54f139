import { CULPRIT_DB } from "@/lib/domain/drift/compare-layers";
import { metricAt, ROUNDING_DB } from "@/lib/domain/drift/error-level";
import { SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import { predictOutput } from "@/lib/domain/drift/predict-drift";
import { smallestSet } from "@/lib/domain/drift/smallest-set";
import { TREATMENTS, type Treatment, type WorkaroundFacts } from "@/lib/domain/workaround";
import type { RepairView, TreatmentProposal, WriterOption } from "@/lib/domain/workaround-view";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import type { ChipSupport } from "@/lib/services/drift/chip-support";
import type { JudgedNetwork } from "@/lib/services/drift/view-network";

/** The output shall come this close to a healthy run's, in dB: below it no layer would be called a culprit. */
export const TARGET_BELOW_HEALTHY_DB = CULPRIT_DB;
/** What the output shall reach without a healthy run, in dB: noise of one percent of the signal. */
export const TARGET_ALONE_DB = 20;

/** Kinds of files and whether they are an answer for a run and a treatment. */
export function writerOptions(facts: WorkaroundFacts, treatment: Treatment): WriterOption[] {
  return WRITERS.map(({ id, title, applies }) => {
    const answer = applies(facts, treatment);
    if (answer.applies) return { id, title, applies: true, because: null };
    const { applies: _, ...because } = answer;
    return { id, title, applies: false, because };
  });
}

/** Positions that a treatment can help; null when it can be given to all. */
function allowedFor(treatment: Treatment, { report, b, weightOutliers }: JudgedNetwork): ReadonlySet<number> | null {
  if (!report || treatment === "fp16") return null;
  if (treatment === "per-channel") return weightOutliers;
  // On the CPU a node reads the same quantized weights.
  if (treatment === "cpu") return new Set(report.layers.map(({ node }) => node).filter((n) => !weightOutliers.has(n)));
  // More bits in the activations repair neither the weights nor a layer whose own rounding is nil.
  const isExact = (node: number) => metricAt(b, "localSqnr", report.layers[node]?.b ?? -1) >= SQNR_EXACT_DB;
  return new Set(report.layers.map(({ node }) => node).filter((node) => !weightOutliers.has(node) && !isExact(node)));
}

/** Culprits whose weights stand out. */
const faultyWeights = ({ report, weightOutliers }: JudgedNetwork) =>
  report?.culprits.filter((node) => weightOutliers.has(node)) ?? [];

const supportOf = (treatment: Treatment, support: ChipSupport) =>
  treatment === "fp16" ? support.fp16 : treatment === "int16" ? support.int16 : true;

function propose(
  treatment: Treatment,
  network: JudgedNetwork,
  { target, facts, support }: { target: number; facts: WorkaroundFacts; support: ChipSupport },
): TreatmentProposal {
  const supported = supportOf(treatment, support);
  const blank: TreatmentProposal = {
    treatment,
    kind: "unknown",
    layers: [],
    prediction: null,
    certain: false,
    supportUnknown: supported === null,
    writers: writerOptions(facts, treatment),
  };
  if (supported === false) return { ...blank, kind: "unsupported" };
  const faulty = treatment === "per-channel" ? faultyWeights(network) : [];
  // The weights are at fault, though nothing of the output's error could be put down to them.
  const unpredicted: TreatmentProposal = { ...blank, kind: "unpredicted", layers: faulty };
  if (!network.balance) return faulty.length > 0 ? unpredicted : blank;
  const allowed = allowedFor(treatment, network);
  if (allowed?.size === 0) return { ...blank, kind: "no-layers" };
  const set = smallestSet(network.balance, target, allowed ?? undefined);
  if (faulty.length > 0 && !("layers" in set && set.layers.length > 0)) return unpredicted;
  if (set.kind === "already-within") return { ...blank, kind: set.kind, prediction: set.prediction };
  const { kind, layers, prediction } = set;
  if (layers.length === 0) return { ...blank, kind: "no-layers", prediction };
  return { ...blank, kind, layers: [...layers], prediction, certain: kind === "reached" && set.certain };
}

/** What the output's SQNR shall reach: as asked, near the healthy run's, without culprits, or a default. */
function targetOf({ report, balance }: JudgedNetwork, asked: number | null): Pick<RepairView, "target" | "targetFrom"> {
  if (asked !== null) return { target: asked, targetFrom: "asked" };
  const healthy = balance ? report?.layers[balance.output]?.sqnrA : null;
  if (healthy != null) return { target: healthy - TARGET_BELOW_HEALTHY_DB, targetFrom: "comparator" };
  // An output above the default may still have culprits: then the target is what repairing them all would bring.
  const repaired = balance && report?.culprits.length ? predictOutput(balance, report.culprits).sqnr - ROUNDING_DB : 0;
  if (repaired > TARGET_ALONE_DB) return { target: repaired, targetFrom: "culprits" };
  return { target: TARGET_ALONE_DB, targetFrom: "default" };
}

/**
 * For each treatment the fewest layers that are predicted to bring the output to the target.
 * @param asked SQNR in dB; null leaves it to the comparator
 */
export function viewRepair(
  network: JudgedNetwork,
  facts: WorkaroundFacts,
  support: ChipSupport,
  asked: number | null,
): RepairView {
  const { balance } = network;
  const target = targetOf(network, asked);
  return {
    ...target,
    balance: balance && { output: balance.output, noise: balance.noise, blamed: balance.blamed },
    measured: balance && -10 * Math.log10(balance.noise),
    proposals: TREATMENTS.map((treatment) => propose(treatment, network, { ...target, facts, support })),
  };
}
