import { graphKind, type LayerNode, type LayerSide } from "@/lib/domain/drift/layers";

/** `["a", "b<a", "c:Add<a,b"]`: ids, operators (default Conv) and inputs. */
export function nodesFrom(...texts: string[]): LayerNode[] {
  return texts.map((text) => {
    const [head = "", inputs = ""] = text.split("<");
    const [id = "", op = "Conv"] = head.split(":");
    return { id, op, inputs: inputs === "" ? [] : inputs.split(","), fusedFrom: [] };
  });
}

/** A side at its plainest; null in a column is a layer that was not observed. */
export function makeSide(
  nodes: readonly LayerNode[],
  metrics: Record<string, readonly (number | null)[]>,
  changes: Partial<LayerSide> = {},
): LayerSide {
  return {
    nodes,
    graph: graphKind(nodes),
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, values]) => [name, values.map((value) => value ?? Number.NaN)]),
    ),
    against: "float",
    samples: 8,
    sampleSetSha256: "same",
    layout: "NCHW",
    observer: null,
    outputSha256: null,
    ...changes,
  };
}
