import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LayerNames } from "@/components/drift/layer-names";
import type { DriftLayer, NetworkView } from "@/lib/domain/drift-view";

/** Neighbours named before the rest is counted. */
const NEIGHBOURS = 6;

type Properties = {
  layer: DriftLayer;
  layers: readonly DriftLayer[];
  order: NetworkView["order"];
  /** Positions that read this layer. */
  outputs: readonly number[];
  compared: boolean;
};

/** Where a layer stands: what it reads and feeds, where it ran, and what it is called elsewhere. */
export function Links({ layer, layers, order, outputs, compared }: Properties) {
  const t = useTranslations("drift");
  const names = (positions: readonly number[]) => (
    <LayerNames layers={layers} positions={positions} most={NEIGHBOURS} />
  );
  const list = (texts: readonly string[]) => <bdi className="wrap-anywhere font-mono text-xs">{texts.join(", ")}</bdi>;
  const facts: { label: string; value: ReactNode }[] = [];
  if (order === "edges") {
    facts.push({
      label: t("inspector.inputs"),
      value:
        layer.inputs.length > 0 ? names(layer.inputs) : <span className="text-muted">{t("inspector.noInputs")}</span>,
    });
    facts.push({
      label: t("inspector.outputs"),
      value: outputs.length > 0 ? names(outputs) : <span className="text-muted">{t("inspector.noOutputs")}</span>,
    });
  }
  if (compared && layer.placeA !== null)
    facts.push({ label: t("inspector.placeA"), value: t(`place.${layer.placeA}`) });
  if (layer.placeB !== null) facts.push({ label: t("inspector.placeB"), value: t(`place.${layer.placeB}`) });
  if (layer.fusedFrom.length > 0) facts.push({ label: t("inspector.fused"), value: list(layer.fusedFrom) });
  if (layer.namesA.length > 0) facts.push({ label: t("inspector.namesA"), value: list(layer.namesA) });
  if (layer.namesB.length > 0) facts.push({ label: t("inspector.namesB"), value: list(layer.namesB) });
  return (
    <>
      {order !== "edges" && <p className="text-muted">{t("inspector.edgesUnknown")}</p>}
      <dl className="grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {layer.match !== null && <p className="mt-1 text-muted text-xs">{t(`inspector.match.${layer.match}`)}</p>}
    </>
  );
}
