"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import "@/components/drift/graph/layer-graph.css";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import { errorPath } from "@/lib/domain/drift/error-path";
import type { GraphKind } from "@/lib/domain/drift/layers";
import { GRAPH_COLOURS, type GraphColour, type GraphLayer, toneOf } from "./graph-layer";
import { GraphLegend } from "./graph-legend";
import { GraphStage } from "./graph-stage";
import { useLayerWords } from "./use-layer-words";
import { useLayout } from "./use-layout";
import { findReaders } from "./walk-graph";

export type LayerGraphProperties = {
  /** Name of the graph for those who do not see it. */
  label: string;
  /** Layers of `NetworkView`; thousands are fine. Keep the list the same while it says the same: it is laid out once. */
  layers: readonly GraphLayer[];
  order: GraphKind;
  /** Positions of the layers that introduced the error, most suspect first. */
  culprits: readonly number[];
  colour: GraphColour;
  onColour: (colour: GraphColour) => void;
  selected: number | null;
  onSelect: (position: number) => void;
  /** Where the same layers stand as a list, for instance `#layers`. */
  list: string;
  /** Height of the drawing in CSS. */
  height?: string;
};

/** The network as a graph, with the path of the error through it. */
export function LayerGraph({
  layers,
  order,
  culprits,
  colour,
  onColour,
  height,
  list,
  ...stage
}: LayerGraphProperties) {
  const t = useTranslations("layerGraph");
  const { count } = useFormats();
  const { label: labelOf } = useLayerWords();
  const [attempt, setAttempt] = useState(0);
  const drawing = useLayout(layers, order, attempt);
  const name = useId();
  const tones = useMemo(() => layers.map((layer) => toneOf(layer, colour)), [layers, colour]);
  // The words of a language do not change while the page stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: labelOf is made anew each time and says the same
  const labels = useMemo(() => layers.map((layer) => labelOf(layer, colour)), [layers, colour]);
  const path = useMemo(
    () => new Set(order === "edges" ? errorPath(layers, culprits).map(({ from, to }) => `${from}:${to}`) : []),
    [layers, culprits, order],
  );
  const walk = useMemo(
    () => ({ layers, readers: findReaders(layers, order), order, culprits }),
    [layers, order, culprits],
  );
  return (
    <figure className="layer-graph" aria-label={stage.label}>
      <fieldset className="graph-colours">
        <legend>{t("colourBy")}</legend>
        {GRAPH_COLOURS.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={colour === each} onChange={() => onColour(each)} />
            {t(`colour.${each}`)}
          </label>
        ))}
      </fieldset>
      {drawing.state === "ready" ? (
        <div className="graph-body" style={{ height }}>
          <GraphStage
            {...stage}
            layers={layers}
            layout={drawing.layout}
            tones={tones}
            labels={labels}
            culprits={culprits}
            path={path}
            orderOnly={order === "order"}
            walk={walk}
          />
        </div>
      ) : (
        <div className="graph-body graph-notice" style={{ height }}>
          {drawing.state === "busy" ? (
            <div role="status">
              <p>{t("busy", { layers: count(layers.length) })}</p>
              <progress
                className="import-progress"
                value={drawing.share || undefined}
                aria-label={t("busy", { layers: count(layers.length) })}
              />
              <p className="text-muted text-xs">
                {t("seconds", { seconds: count(drawing.seconds) })}{" "}
                <a className="link" href={list}>
                  {t("toList")}
                </a>
              </p>
            </div>
          ) : (
            <div role="alert">
              <p className="font-medium">{t(`failed.${drawing.failure}`)}</p>
              <p className="text-muted">{t("failedAdvice")}</p>
              <p className="mt-2 flex flex-wrap justify-center gap-2">
                <a className="control" href={list}>
                  {t("toList")}
                </a>
                <Button onClick={() => setAttempt(attempt + 1)}>{t("again")}</Button>
              </p>
            </div>
          )}
        </div>
      )}
      {order !== "edges" && <p className="graph-note">{t(`only.${order}`)}</p>}
      <figcaption>
        <GraphLegend colour={colour} places={layers.some(({ placeB }) => placeB !== null)} />
        <p className="mt-1 text-muted text-xs">{t("hint")}</p>
      </figcaption>
    </figure>
  );
}
