import type { Alignment } from "@/lib/domain/drift/align-layers";
import type { Concentration } from "@/lib/domain/drift/concentration";
import type { LevelSource } from "@/lib/domain/drift/error-level";
import type { LayerGraph } from "@/lib/domain/drift/layer-graph";
import type { DriftCaveat, LayerRefusal, Refused } from "@/lib/domain/drift/layers";

/**
 * What the introduced error of a layer was read from. `local`: local error against local error. `jump`: how much the
 * gap between the two sides grows across the layer. `weights`: how far its weights stand out below the model's others,
 * where the comparator has the same fault. `own`: one side's own rounding and weight error. `drop`: how far one side's
 * SQNR falls across the layer. The last two have no comparator and are weak.
 */
export const DRIFT_EVIDENCE = ["local", "jump", "weights", "own", "drop"] as const;
export type DriftEvidence = (typeof DRIFT_EVIDENCE)[number];

/** `introduced` here, `inherited` from the inputs, or `clean`; null for a layer that is not judged. */
export type DriftVerdict = "introduced" | "inherited" | "clean";

/** One node of the graph that was judged, with everything the inspector shows. All figures in dB unless said. */
export type JudgedLayer = {
  /** Position in `DriftReport.graph.nodes`; `a` and `b` are positions in each side's own nodes. */
  node: number;
  a: number | null;
  b: number | null;
  refusal: LayerRefusal | null;
  source: LevelSource | null;
  sqnrA: number | null;
  sqnrB: number | null;
  /** SQNR_A - SQNR_B: everything that B lost up to here. Null without a comparator. */
  gap: number | null;
  evidence: DriftEvidence | null;
  /** What B lost at this layer, in dB: the jump, the local difference, or the drop. */
  introduced: number | null;
  /** 1 - 10^(-introduced/10), 0 to 1, for display. */
  introducedShare: number | null;
  /** Noise to signal ratio that B has more than A, in the output of this layer; at least 0. */
  excess: number | null;
  /** Ranks suspects; comparable only inside one report. */
  score: number | null;
  verdict: DriftVerdict | null;
  /** Nearest observed ancestor with the largest loss: where the error came from. A position in the graph. */
  from: number | null;
  /** Positions of unobserved nodes between this layer and its observed ancestors: it stands for all of them. */
  hidden: readonly number[];
};

export type DriftReport = {
  ok: true;
  kind: "compared" | "alone";
  /** True when no healthy comparator stood behind the ranking. */
  weak: boolean;
  graph: LayerGraph;
  /** Which side's nodes `graph` has. */
  graphOf: "a" | "b";
  /** One a node, in the order of `graph.nodes`. */
  layers: readonly JudgedLayer[];
  /** Positions of judged layers, most suspect first. */
  ranking: readonly number[];
  /** Positions of the layers at or above `threshold`, most suspect first. */
  culprits: readonly number[];
  /** Smallest introduced error of a culprit, in dB. */
  threshold: number;
  concentration: Concentration;
  alignment: Alignment | null;
  caveats: readonly DriftCaveat[];
};

export type DriftAnswer = DriftReport | Refused;
