import { compareLayers } from "@/lib/domain/drift/compare-layers";
import type { DriftAnswer } from "@/lib/domain/drift/drift-report";
import { inspectLayers } from "@/lib/domain/drift/inspect-layers";
import type { LayerSide } from "@/lib/domain/drift/layers";
import type { MergedLayers } from "@/lib/domain/drift/merge-parts";

/** The merged layers of a run with the hash of its final output. */
export type RunLayers = { layers: MergedLayers; outputSha256: string | null };

function toSide({ layers, outputSha256 }: RunLayers): LayerSide {
  const { nodes, order, metrics, placement, against, samples, sampleSetSha256, layout, observer } = layers;
  const side = { nodes, graph: order, metrics, against, samples, sampleSetSha256, layout, observer, outputSha256 };
  return { ...side, ...(placement && { placement }) };
}

/** Judges B against a healthy A, or alone when A is null. */
export function judgeLayers(a: RunLayers | null, b: RunLayers): { answer: DriftAnswer; b: LayerSide } {
  const side = toSide(b);
  return { answer: a === null ? inspectLayers(side) : compareLayers(toSide(a), side), b: side };
}
