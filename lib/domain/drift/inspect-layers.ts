import { caveatsOfSide, caveatsOfSources } from "@/lib/domain/drift/caveats";
import { CULPRIT_OTHER_SAMPLES_DB } from "@/lib/domain/drift/compare-layers";
import type { DriftAnswer, JudgedLayer } from "@/lib/domain/drift/drift-report";
import { levelAlone, localLevel, medianPower, noiseRatio, weightNoise } from "@/lib/domain/drift/error-level";
import { finishReport, unjudged } from "@/lib/domain/drift/finish-report";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { largestAncestors } from "@/lib/domain/drift/observed-ancestors";
import { readSide } from "@/lib/domain/drift/read-side";

/** Without a comparator, a layer that makes this share of all error that layers add by themselves is a culprit. */
export const OWN_CULPRIT_SHARE = 0.25;
/** Local errors decide when this share of the observed layers has one, else the drop across layers does. */
export const OWN_COVERAGE = 0.5;

/** The drop in dB that a share of the noise stands for: removing it would raise the SQNR by as much. */
const dropOfShare = (share: number) => -10 * Math.log10(1 - Math.min(share, 1 - 1e-12));

/**
 * What one layer adds by itself: noise to signal ratio of the rounding at its output (`localSqnr`) and of its weights
 * (`weightSqnr`; for weights and inputs that do not follow each other, the error of W x relative to W x is the error
 * of W relative to W). NaN when neither is known. Impossible weight figures are left out, see `readSqnr`.
 */
function ownNoise(side: LayerSide, node: number): number {
  const local = localLevel(side, node);
  const weight = weightNoise(side, node);
  const parts = [...(local === null ? [] : [noiseRatio(local)]), ...(weight === null ? [] : [weight])];
  return parts.length === 0 ? Number.NaN : parts.reduce((sum, part) => sum + part, 0);
}

/**
 * Judges one side without a comparator; the answer is labelled weak, since gain and fault cannot be told apart. Where
 * most layers have a local error the balance of those decides (`own`); else how far SQNR falls from the worst nearest
 * observed ancestor (`drop`, methods.md section 2).
 */
export function inspectLayers(side: LayerSide): DriftAnswer {
  const read = readSide(side, "b");
  if (!read.ok) return read;
  const { graph } = read;
  const power = medianPower(side);
  // The worse, the larger: the way `largestAncestors` looks.
  const losses = new Float64Array(graph.nodes.length).fill(Number.NaN);
  const own = Float64Array.from(graph.nodes, (_, node) => ownNoise(side, node));
  const judged = graph.nodes.map((_, node): JudgedLayer => {
    const level = levelAlone(side, node, power);
    if (!level.ok) return { ...unjudged(node, level.refusal), b: node };
    losses[node] = -level.sqnr;
    return { ...unjudged(node, null), b: node, source: level.source, sqnrB: level.sqnr };
  });
  const known = own.reduce((count, noise) => count + (Number.isNaN(noise) ? 0 : 1), 0);
  const observed = judged.filter(({ sqnrB }) => sqnrB !== null).length;
  if (known + observed === 0) return { ok: false, side: "b", refusal: { kind: "no-common-metric" } };
  const evidence = known >= OWN_COVERAGE * Math.max(observed, 1) ? "own" : "drop";
  const total = own.reduce((sum, noise) => sum + (Number.isNaN(noise) ? 0 : noise), 0);
  const from = largestAncestors(graph, losses);
  const introducedAt = (node: number): number => {
    if (evidence === "own") return total > 0 ? dropOfShare((own[node] ?? Number.NaN) / total) : 0;
    if (graph.kind === "none") return Number.NaN;
    const before = from[node] ?? -1;
    return before < 0 ? 0 * (losses[node] ?? Number.NaN) : (losses[node] ?? Number.NaN) - (losses[before] ?? 0);
  };
  const layers = judged.map((layer, node): JudgedLayer => {
    const introduced = introducedAt(node);
    if (Number.isNaN(introduced))
      return layer.sqnrB === null ? { ...layer, refusal: layer.refusal ?? "not-observed" } : layer;
    const before = from[node] ?? -1;
    return { ...layer, refusal: null, evidence, introduced, score: introduced, from: before < 0 ? null : before };
  });
  return finishReport({
    kind: "alone",
    weak: true,
    graph,
    graphOf: "b",
    layers,
    values: losses,
    threshold: evidence === "own" ? dropOfShare(OWN_CULPRIT_SHARE) : CULPRIT_OTHER_SAMPLES_DB,
    alignment: null,
    caveats: [
      { kind: "one-sided" },
      ...caveatsOfSide(side, graph, "b"),
      ...caveatsOfSources(layers.map(({ source }) => source)),
    ],
  });
}
