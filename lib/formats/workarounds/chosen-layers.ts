import type { WorkaroundLayer } from "@/lib/domain/workaround";
import type { Refusal } from "@/lib/domain/workaround-words";
import type { Applies, WorkaroundWriter, WriterInput } from "./writer";

/** The layers of a choice in graph order, each once; else why there are none. */
export function chosenLayers({ choice, graph }: WriterInput): { layers: WorkaroundLayer[] } | { refusal: Refusal } {
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

/** What `applies` says about an input, as a refusal; null when it applies. */
export function inapplicable(applies: WorkaroundWriter["applies"], { facts, choice }: WriterInput): Refusal | null {
  const answer: Applies = applies(facts, choice.treatment);
  if (answer.applies) return null;
  const { applies: _, ...because } = answer;
  return { refusal: "inapplicable", because };
}
