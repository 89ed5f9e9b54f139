import { useTranslations } from "next-intl";
import { useVersionSeriesWords } from "@/components/charts/use-chart-words";
import type { VersionPoint } from "@/components/charts/version-point";
import { VersionSeries } from "@/components/charts/version-series";
import { useFormats } from "@/components/format/use-formats";
import { pointLabels } from "@/components/series/point-labels";
import { usePointWords } from "@/components/series/point-words";
import type { ChangePoint } from "@/lib/domain/change-view";

/** From here on bars at the points would run into each other. */
const BAND_FROM = 40;

type Properties = {
  /** Name of the chart for those who do not see it. */
  label: string;
  series: readonly ChangePoint[];
  unit: string;
  /** What is drawn as a line across; null for none. */
  reference: number | null;
  /** Words over a point at which something happened; null over the others. */
  changeOf: (point: ChangePoint) => string | null;
  height?: number;
};

/** A cell over its versions. A click on a point opens the run that speaks for it. */
export function SeriesChart({ label, series, unit, reference, changeOf, height = 260 }: Properties) {
  const t = useTranslations("series");
  const { locale } = useFormats();
  const wordsOf = usePointWords(unit);
  const words = useVersionSeriesWords();
  const labels = pointLabels(series.map(({ stack }) => stack));
  const points = series.map(
    (point, index): VersionPoint => ({
      id: point.runId,
      label: labels[index] ?? "",
      value: point.value,
      interval: point.interval,
      hollow: !point.speaks,
      change: changeOf(point),
      detail: wordsOf(point),
      href: `/runs/${encodeURIComponent(point.runId)}`,
    }),
  );
  return (
    <VersionSeries
      label={label}
      points={points}
      unit={unit}
      locale={locale}
      words={words}
      reference={reference === null ? null : { value: reference, label: t("reference") }}
      intervals={points.length >= BAND_FROM ? "band" : "bars"}
      height={height}
    />
  );
}
