import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { findLayerMetric, LAYER_METRICS, readSqnr } from "@/lib/domain/drift/layer-metrics";
import type { MetricColumn } from "@/lib/domain/drift-view";

/** A metric's name and what it means, in words; a metric of unknown meaning keeps its own name. */
export function useMetricWords() {
  const t = useTranslations("drift");
  const formats = useFormats();
  return {
    name: (metric: string): string => {
      const known = findLayerMetric(metric);
      return known === null ? metric : t(`inspector.name.${known.name as KnownName}`);
    },
    meaning: ({ unit, better, scope }: Pick<MetricColumn, "unit" | "better" | "scope">): string => {
      if (scope === null) return t("inspector.better.unknown");
      const direction = better === null ? t("inspector.better.fact") : t(`inspector.better.${better}`);
      return `${t(`inspector.unit.${unit ?? "unknown"}`)}, ${direction}`;
    },
    /** The figure as it came; `trap` says what it really means where that is something else. */
    value: (metric: string, value: number | null): { text: string; trap: string | null } => {
      if (value === null) return { text: t("none"), trap: null };
      const unit = findLayerMetric(metric)?.unit === "dB" ? "dB" : "";
      const text = formats.text(formats.value(value, unit));
      if (unit === "") return { text, trap: null };
      const { kind } = readSqnr(metric, value);
      if (kind === "exact") return { text: t("exact"), trap: t("exactHelp", { value: text }) };
      if (kind === "wrapped-weight") return { text, trap: t("wrappedHelp") };
      return { text, trap: kind === "zero-tensor" ? t("zeroHelp") : null };
    },
  };
}

/** Names with words; `KNOWN_NAMES` below holds it to the catalogue. */
type KnownName =
  | "sqnr"
  | "cosine"
  | "mse"
  | "mae"
  | "maxAbs"
  | "relL2"
  | "kl"
  | "localSqnr"
  | "localMse"
  | "rmseOverScale"
  | "weightSqnr"
  | "biasSqnr"
  | "onlyQuantized"
  | "onlyFloat"
  | "refPower"
  | "rangeMin"
  | "rangeMax"
  | "weightMin"
  | "weightMax";

/** Metrics of the catalogue, which the test of this file holds against the words. */
export const KNOWN_NAMES: readonly string[] = LAYER_METRICS.map(({ name }) => name);
