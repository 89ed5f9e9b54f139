import type { DriftVerdict } from "@/lib/domain/drift/drift-report";
import type { LayerPlace } from "@/lib/domain/drift/layers";
import type { DriftLayer } from "@/lib/domain/drift-view";

/** What the graph shows of a layer; positions are indices of the list of layers. */
export type GraphLayer = Pick<DriftLayer, "id" | "op" | "inputs" | "from" | "introduced" | "verdict" | "placeB">;

/** What the colour of a layer says. */
export const GRAPH_COLOURS = ["introduced", "placement"] as const;
export type GraphColour = (typeof GRAPH_COLOURS)[number];

/** Steps of the legend for introduced error, in dB: each holds what is at least `from`. */
export const INTRODUCED_STEPS = [
  { tone: "worse-5", from: 12 },
  { tone: "worse-4", from: 6 },
  { tone: "worse-3", from: 3 },
  { tone: "worse-2", from: 1 },
  { tone: "zero", from: -1 },
] as const;
export const PLACES = ["npu", "gpu", "cpu"] as const satisfies readonly LayerPlace[];

export type IntroducedTone = (typeof INTRODUCED_STEPS)[number]["tone"] | "better-2";
export type GraphTone = IntroducedTone | LayerPlace | "unknown";

/** The tone of a layer; layers that were not judged, or whose place is unknown, are `unknown` and not zero. */
export function toneOf(
  { introduced, placeB }: Pick<GraphLayer, "introduced" | "placeB">,
  colour: GraphColour,
): GraphTone {
  if (colour === "placement") return placeB ?? "unknown";
  if (introduced === null) return "unknown";
  return INTRODUCED_STEPS.find(({ from }) => introduced >= from)?.tone ?? "better-2";
}

/** Whether the layer is one of those that introduced the error. */
export function isCulprit(verdict: DriftVerdict | null): boolean {
  return verdict === "introduced";
}
