"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { GraphColour } from "@/components/drift/graph/graph-layer";
import type { NetworkView } from "@/lib/domain/drift-view";

const LayerGraph = dynamic(() => import("@/components/drift/graph/layer-graph").then((module) => module.LayerGraph), {
  ssr: false,
});

type Properties = {
  network: NetworkView;
  culprits: readonly number[];
  colour: GraphColour;
  onColour: (colour: GraphColour) => void;
  selected: number | null;
  onSelect: (position: number) => void;
};

/** The network as a graph; its code and that of its layout come when the pane does. */
export function GraphPane({ network: { layers, order }, ...graph }: Properties) {
  const t = useTranslations("drift.graph");
  return <LayerGraph {...graph} label={t("title")} layers={layers} order={order} list="#layers" height="100%" />;
}
