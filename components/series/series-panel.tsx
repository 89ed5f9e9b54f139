import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { SeriesChart } from "@/components/series/series-chart";
import type { ChangePoint } from "@/lib/domain/change-view";
import type { Direction } from "@/lib/domain/metric";

type Properties = {
  cell: { metricName: string; unit: string; direction: Direction };
  series: readonly ChangePoint[];
  /** What the series is held against; null when nothing is known. */
  reference: number | null;
  changeOf: (point: ChangePoint) => string | null;
};

/** The series over versions, with what it shows said above it. */
export function SeriesPanel({ cell, series, reference, changeOf }: Properties) {
  const t = useTranslations("series");
  const run = useTranslations("run");
  const versions = series.filter(({ speaks }) => speaks).length;
  const earlier = series.length - versions;
  const bare = series.every(({ interval }) => interval === null);
  return (
    <Section
      title={t("title", { metric: cell.metricName })}
      term="series"
      note={[
        run(`direction.${cell.direction}`),
        t("versions", { count: versions }),
        earlier > 0 ? t("earlierRuns", { count: earlier }) : null,
        bare ? t("noIntervals") : t("intervals"),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <SeriesChart
        label={t("chart", { metric: cell.metricName })}
        series={series}
        unit={cell.unit}
        reference={reference}
        changeOf={changeOf}
      />
    </Section>
  );
}
