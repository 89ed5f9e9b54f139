import type { LayerPlace } from "@/lib/domain/drift/layers";
import type { WorkaroundLayer } from "@/lib/domain/workaround";

/**
 * Where nodes of a run went, by name. `complete` when every node of the session is named, so that a node which is not
 * there was fused or folded away; a profile hides the nodes of a compiled subgraph.
 */
export type PlacementEvidence = { places: ReadonlyMap<string, LayerPlace>; complete: boolean };

type PlacedLayers = {
  graph: readonly { id: string; nodes?: readonly string[] | null | undefined }[];
  placement?: readonly (LayerPlace | null)[] | null | undefined;
};

type CountedNodes = {
  npu?: number | null | undefined;
  gpu?: number | null | undefined;
  cpu?: number | null | undefined;
  /** Names of nodes that did not run on the NPU. */
  fallback?: readonly string[] | null | undefined;
};

/**
 * What a run's layers and counts (its own or a supplement's: an EP assignment, a profile, an op trace) say of its nodes.
 * Names under `fallback` ran on the CPU when no node ran on a GPU; else which of the two cannot be told.
 * @param listsEveryNode whether the layers are all nodes of the session, as an EP assignment lists them
 */
export function placementEvidence(
  layers: PlacedLayers | null,
  counts: CountedNodes | null,
  listsEveryNode: boolean,
): PlacementEvidence {
  const places = new Map<string, LayerPlace>();
  for (const name of counts?.gpu === 0 ? (counts.fallback ?? []) : []) places.set(name, "cpu");
  for (const [index, { id, nodes }] of (layers?.graph ?? []).entries()) {
    const place = layers?.placement?.[index] ?? null;
    if (place !== null) for (const name of nodes?.length ? nodes : [id]) places.set(name, place);
  }
  return { places, complete: listsEveryNode && (layers?.placement?.every((place) => place !== null) ?? false) };
}

/** `mixed` when a layer's nodes are on the CPU and elsewhere; `gone` when a complete list has none of them. */
export type LayerEffect = { id: string; effect: "cpu" | "elsewhere" | "mixed" | "gone" | "unknown" };

/**
 * Whether the chosen layers of a workaround really ran on the CPU. `took-effect`: all did; `partly`: some did and some
 * did not; `no-effect`: none did; `unknown`: the evidence does not reach every layer and contradicts none.
 */
export type Effect = { verdict: "took-effect" | "partly" | "no-effect" | "unknown"; layers: readonly LayerEffect[] };

function effectOf({ id, nodes }: WorkaroundLayer, { places, complete }: PlacementEvidence): LayerEffect {
  const found = nodes.map((name) => places.get(name)).filter((place) => place !== undefined);
  const onCpu = found.filter((place) => place === "cpu").length;
  if (onCpu < found.length) return { id, effect: onCpu > 0 ? "mixed" : "elsewhere" };
  // Nodes that were fused away ran where the rest of their layer did.
  if (onCpu > 0 && (complete || onCpu === nodes.length)) return { id, effect: "cpu" };
  return { id, effect: complete && nodes.length > 0 ? "gone" : "unknown" };
}

/** Holds a workaround that puts layers on the CPU against where their nodes went in a later run. */
export function verifyOnCpu(layers: readonly WorkaroundLayer[], evidence: PlacementEvidence): Effect {
  const effects = layers.map((layer) => effectOf(layer, evidence));
  const some = (...wanted: LayerEffect["effect"][]) => effects.some(({ effect }) => wanted.includes(effect));
  const done = some("cpu", "mixed");
  if (some("elsewhere", "mixed")) return { verdict: done ? "partly" : "no-effect", layers: effects };
  return { verdict: done && !some("unknown", "gone") ? "took-effect" : "unknown", layers: effects };
}
