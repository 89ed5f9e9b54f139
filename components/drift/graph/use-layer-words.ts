import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { type GraphColour, type GraphLayer, isCulprit } from "./graph-layer";

/** Neighbours named in a description; the others are counted. */
const NAMED = 4;

/** What the graph says of a layer: on it, beside the pointer, and to those who do not see it. */
export function useLayerWords() {
  const t = useTranslations("layerGraph");
  const { delta, text, list } = useFormats();
  const loss = (layer: GraphLayer) => (layer.introduced === null ? "" : text(delta(-layer.introduced, "dB")));

  const label = (layer: GraphLayer, colour: GraphColour): string => {
    if (colour === "placement") return layer.placeB === null ? "" : t(`place.${layer.placeB}`);
    return layer.introduced === null || Math.abs(layer.introduced) < 1 ? "" : loss(layer);
  };
  const facts = (layer: GraphLayer): string[] => [
    layer.introduced === null ? t("notJudged") : t("introduced", { loss: loss(layer) }),
    ...(isCulprit(layer.verdict) ? [t("culprit")] : layer.verdict === "inherited" ? [t("inherited")] : []),
    ...(layer.placeB === null ? [] : [t("ranOn", { place: t(`place.${layer.placeB}`) })]),
  ];
  const names = (layers: readonly GraphLayer[], positions: readonly number[]) => {
    const named = positions.slice(0, NAMED).flatMap((node) => layers[node]?.id ?? []);
    const more = positions.length - named.length;
    return list(more > 0 ? [...named, t("more", { count: more })] : named);
  };
  const describe = (layers: readonly GraphLayer[], at: number, readers: readonly number[]): string => {
    const layer = layers[at];
    if (layer === undefined) return "";
    return [
      [layer.id, layer.op].filter(Boolean).join(", "),
      ...facts(layer),
      ...(layer.inputs.length > 0 ? [t("reads", { layers: names(layers, layer.inputs) })] : []),
      ...(readers.length > 0 ? [t("readBy", { layers: names(layers, readers) })] : [t("readByNone")]),
    ].join(". ");
  };
  return { label, facts, describe };
}
