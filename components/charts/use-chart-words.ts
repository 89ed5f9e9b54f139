import { useTranslations } from "next-intl";
import type { NetworkDriftWords } from "./network-drift";
import type { VersionSeriesWords } from "./version-point";

/** Words of `VersionSeries`; for server components, which hand them to the chart. */
export function useVersionSeriesWords(): VersionSeriesWords {
  const t = useTranslations("charts");
  return {
    version: t("version"),
    value: t("value"),
    interval: t("interval"),
    note: t("note"),
    none: t("none"),
    table: t("table"),
  };
}

/** Words of `NetworkDrift` but for the names of its series. */
export function useNetworkDriftWords(): Omit<NetworkDriftWords, "a" | "b"> {
  const t = useTranslations("charts");
  return {
    introduced: t("introduced"),
    layer: t("layer"),
    none: t("none"),
    zoomIn: t("zoomIn"),
    zoomOut: t("zoomOut"),
    all: t("all"),
    range: t("range", { from: "{from}", to: "{to}", count: "{count}" }),
    largest: t("largest"),
    keys: t("keys"),
  };
}
