import { type Alignment, LOW_COVERAGE } from "@/lib/domain/drift/align-layers";
import type { LevelSource } from "@/lib/domain/drift/error-level";
import type { LayerGraph } from "@/lib/domain/drift/layer-graph";
import type { DerivedSource, DriftCaveat, LayerSide, SideRefusal } from "@/lib/domain/drift/layers";

/** Layers held against fewer samples than this are one draw, not an average. */
export const FEW_SAMPLES = 2;

/** True when dumping the intermediate tensors changed the final output (methods.md section 2, pitfalls). */
export function hasObserverEffect({ observer }: LayerSide): boolean {
  const { withDumpSha256: dumped, withoutDumpSha256: plain } = observer ?? {};
  return dumped != null && plain != null && dumped !== plain;
}

/** What forbids to hold two sides against each other, or null. Unknown facts do not forbid. */
export function refusePair(a: LayerSide, b: LayerSide): SideRefusal | null {
  if (a.layout !== null && b.layout !== null && a.layout.toLowerCase() !== b.layout.toLowerCase())
    return { kind: "layout-differs", a: a.layout, b: b.layout };
  if (a.against !== null && b.against !== null && a.against !== b.against)
    return { kind: "against-differs", a: a.against, b: b.against };
  return null;
}

/** True when both sides are known to have seen the same samples. */
export function sameSamples(a: LayerSide, b: LayerSide): boolean {
  return a.sampleSetSha256 !== null && a.sampleSetSha256 === b.sampleSetSha256;
}

/** Caveats of one side: where its graph and its samples are weak. */
export function caveatsOfSide(side: LayerSide, graph: LayerGraph, name: "a" | "b"): DriftCaveat[] {
  const caveats: DriftCaveat[] = [];
  if (hasObserverEffect(side)) caveats.push({ kind: "observer-effect", side: name });
  if (side.samples !== null && side.samples < FEW_SAMPLES)
    caveats.push({ kind: "few-samples", side: name, samples: side.samples });
  if (graph.unknownInputs.length > 0) caveats.push({ kind: "unknown-inputs", side: name, names: graph.unknownInputs });
  return caveats;
}

/** Caveats of two sides together. */
export function caveatsOfPair(a: LayerSide, b: LayerSide, { coverage }: Alignment): DriftCaveat[] {
  const caveats: DriftCaveat[] = [];
  if (a.sampleSetSha256 === null || b.sampleSetSha256 === null) caveats.push({ kind: "samples-unknown" });
  else if (!sameSamples(a, b)) caveats.push({ kind: "different-samples" });
  if (a.layout === null || b.layout === null) caveats.push({ kind: "layout-unknown" });
  if (a.against === null || b.against === null) caveats.push({ kind: "against-unknown" });
  if (a.outputSha256 !== null && a.outputSha256 === b.outputSha256) caveats.push({ kind: "outputs-identical" });
  const share = Math.min(coverage.a, coverage.b);
  if (share < LOW_COVERAGE) caveats.push({ kind: "low-coverage", share });
  return caveats;
}

/** Says how many layers were judged by something else than an SQNR that a tool reported. */
export function caveatsOfSources(sources: Iterable<LevelSource | null>): DriftCaveat[] {
  const counts = new Map<DerivedSource, number>();
  for (const source of sources)
    if (source !== null && source !== "sqnr") counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([from, layers]) => ({ kind: "derived-sqnr", from, layers }));
}
