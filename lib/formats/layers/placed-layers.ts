import { LIMITS } from "@/lib/contract/limits";
import type { LayerPlace } from "@/lib/domain/drift/layers";
import { layerName } from "@/lib/formats/layers/layer-name";
import type { Facts } from "@/lib/formats/read-supplements";

export type PlacedNode = { name: string; op: string; place: LayerPlace };

/**
 * Where each node with a name ran, as layers without figures. A name that stands at two places has none.
 * @param notes is told when there are too many to be kept
 */
export function placedLayers(nodes: readonly PlacedNode[], notes: string[]): Pick<Facts, "layers"> {
  const found = new Map<string, { op: string; place: LayerPlace | null }>();
  for (const { name, op, place } of nodes) {
    const id = layerName(name);
    const known = found.get(id);
    if (known && known.place !== place) known.place = null;
    if (id !== "" && !known) found.set(id, { op: layerName(op), place });
  }
  if (found.size === 0) return {};
  if (found.size > LIMITS.layers) {
    notes.push(`where each of ${found.size} nodes ran is left out: at most ${LIMITS.layers} are kept by name`);
    return {};
  }
  const all = [...found];
  return {
    layers: {
      ordered: false,
      graph: all.map(([id, { op }]) => ({ id, ...(op !== "" && { op }), nodes: [id] })),
      metrics: {},
      placement: all.map(([, { place }]) => place),
    },
  };
}
