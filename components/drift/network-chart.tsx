"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { NetworkDrift, type NetworkDriftWords } from "@/components/charts/network-drift";
import { useNetworkDriftWords } from "@/components/charts/use-chart-words";
import { useFormats } from "@/components/format/use-formats";
import { SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import type { NetworkView } from "@/lib/domain/drift-view";

type Properties = {
  network: NetworkView;
  compared: boolean;
  selected: number | null;
  onSelect: (position: number) => void;
};

/** A bit-exact layer has no finite error: the line leaves it out rather than leap to a tool's cap. */
const drawn = (sqnr: number | null) => (sqnr === null || sqnr >= SQNR_EXACT_DB ? null : sqnr);

/** The drift along the network in the order of execution. */
export function NetworkChart({ network: { layers, topological }, compared, selected, onSelect }: Properties) {
  const t = useTranslations("drift");
  const common = useNetworkDriftWords();
  const { locale } = useFormats();
  const points = useMemo(
    () =>
      topological.map((position) => {
        const layer = layers[position];
        return {
          name: layer?.id ?? "",
          a: drawn(layer?.sqnrA ?? null),
          b: drawn(layer?.sqnrB ?? null),
          introduced: layer?.introduced ?? null,
        };
      }),
    [layers, topological],
  );
  const places = useMemo(() => {
    const found = new Int32Array(layers.length);
    for (const [place, position] of topological.entries()) found[position] = place;
    return found;
  }, [layers, topological]);
  const names = JSON.stringify({
    ...common,
    a: compared ? `A · ${t("healthy")}` : t("noComparator"),
    b: `B · ${t("accused")}`,
  });
  const words = useMemo(() => JSON.parse(names) as NetworkDriftWords, [names]);
  const select = useCallback((place: number) => onSelect(topological[place] ?? 0), [onSelect, topological]);
  if (points.every(({ a, b, introduced }) => a === null && b === null && introduced === null))
    return <p className="text-muted">{t("chart.none")}</p>;
  return (
    <NetworkDrift
      label={t("chart.title")}
      points={points}
      unit="dB"
      locale={locale}
      words={words}
      selected={selected === null ? null : (places[selected] ?? null)}
      onSelect={select}
      height={260}
    />
  );
}
