import type { WorkaroundLayer } from "@/lib/domain/workaround";
import type { Refused, WriterInput } from "./writer";

type ChosenLayers = { layers: WorkaroundLayer[] };

/** The layers of a choice in graph order, each once; else why there are none. */
export function chosenLayers({ choice, graph }: WriterInput): ChosenLayers | Refused {
  const wanted = new Set(choice.layers);
  const layers = graph.layers.filter(({ id }) => wanted.has(id));
  for (const { id } of layers) wanted.delete(id);
  if (wanted.size > 0) return { refusal: { refusal: "unknown-layers", layers: [...wanted] } };
  return layers.length === 0 ? { refusal: { refusal: "no-layers" } } : { layers };
}

/** Ids of the layers for which `isKnown` is false. */
export function layersWithout(
  layers: readonly WorkaroundLayer[],
  isKnown: (layer: WorkaroundLayer) => boolean,
): string[] {
  return layers.filter((layer) => !isKnown(layer)).map(({ id }) => id);
}

/** The chosen layers and the names of their nodes, each told apart from every other node; else why that cannot be. */
export function chosenNodes(input: WriterInput): (ChosenLayers & { nodes: string[] }) | Refused {
  const chosen = chosenLayers(input);
  if ("refusal" in chosen) return chosen;
  const unnamed = layersWithout(chosen.layers, ({ nodes }) => nodes.length > 0 && nodes.every((name) => name !== ""));
  if (unnamed.length > 0) return { refusal: { refusal: "node-names-unknown", layers: unnamed } };
  const nodes = [...new Set(chosen.layers.flatMap((layer) => layer.nodes))];
  const wanted = new Set(nodes);
  const ids = new Set(chosen.layers.map(({ id }) => id));
  const others = input.graph.layers.filter(({ id }) => !ids.has(id)).flatMap((layer) => layer.nodes);
  const shared = [...new Set(others.filter((name) => wanted.has(name)))];
  if (shared.length > 0) return { refusal: { refusal: "names-repeat", names: shared } };
  return { nodes, layers: chosen.layers };
}

/** The chosen layers and the names of the tensors that they write, each once; else why that cannot be. */
export function chosenTensors(input: WriterInput): (ChosenLayers & { tensors: string[] }) | Refused {
  const chosen = chosenLayers(input);
  if ("refusal" in chosen) return chosen;
  const unnamed = layersWithout(chosen.layers, ({ outputs }) => outputs.length > 0);
  if (unnamed.length > 0) return { refusal: { refusal: "tensor-names-unknown", layers: unnamed } };
  const tensors = [...new Set(chosen.layers.flatMap(({ outputs }) => outputs.map(({ name }) => name)))];
  return { tensors, layers: chosen.layers };
}
