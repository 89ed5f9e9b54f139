import { type LayerGraph, readLayerGraph } from "@/lib/domain/drift/layer-graph";
import type { LayerSide, Refused } from "@/lib/domain/drift/layers";

export type SideAnswer = { ok: true; graph: LayerGraph } | Refused;

/** Checks one side and indexes its graph: duplicated ids, cycles and columns of another length are refused by name. */
export function readSide(side: LayerSide, name: "a" | "b"): SideAnswer {
  const answer = readLayerGraph(side.nodes, side.graph);
  if (!answer.ok) return { ok: false, side: name, refusal: answer.refusal };
  for (const [metric, { length }] of Object.entries(side.metrics))
    if (length !== side.nodes.length)
      return {
        ok: false,
        side: name,
        refusal: { kind: "value-count-differs", metric, values: length, layers: side.nodes.length },
      };
  return answer;
}
