"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useVersionSeriesWords } from "@/components/charts/use-chart-words";
import { VersionSeries } from "@/components/charts/version-series";
import { driftHref } from "@/components/drift/drift-href";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { HistorySeries, LayerHistory as View } from "@/lib/domain/layer-history-view";
import { useMetricWords } from "./metric-words";
import { useLayerHistory } from "./use-layer-history";

const CHART_HEIGHT = 150;

/** How one layer fared over versions, and on other chips. */
export function LayerHistory({ run, layer }: { run: string; layer: string }) {
  const t = useTranslations("drift.inspector");
  const { answer, retry } = useLayerHistory(run, layer);
  if (answer.state === "loading")
    return (
      <p className="text-muted" style={{ minHeight: CHART_HEIGHT }}>
        {t("historyLoading")}
      </p>
    );
  if (answer.state === "failed")
    return (
      <p className="flex items-center gap-2 text-muted">
        {t("historyFailed")}
        <Button small onClick={retry}>
          {t("retry")}
        </Button>
      </p>
    );
  return <Known history={answer.history} />;
}

function Known({ history }: { history: View }) {
  const t = useTranslations("drift.inspector");
  const formats = useFormats();
  const own = history.series.find((series) => series.own);
  const others = history.series.filter((series) => !series.own);
  return (
    <>
      {own && <Series history={history} series={own} />}
      {others.length > 0 && (
        <Disclosure title={t("others")} count={formats.count(others.length)} className="mt-2">
          <ul className="mt-1 space-y-1">
            {others.map((series) => (
              <OtherChip key={series.cell} history={history} series={series} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

type SeriesProperties = { history: View; series: HistorySeries };

function Series({ history, series }: SeriesProperties) {
  const t = useTranslations("drift.inspector");
  const formats = useFormats();
  const words = useMetricWords();
  const chart = useVersionSeriesWords();
  const { metric } = history;
  const text = (value: number) => words.value(metric, value).text;
  const { step } = series;
  const told =
    step !== null
      ? t("step", {
          metric: words.name(metric),
          before: text(step.before),
          last: step.last,
          after: text(step.after),
          first: step.first,
        })
      : t(series.points.length < 2 ? "historyOne" : "steady");
  return (
    <>
      <p className={step === null ? "text-muted" : "font-[560]"}>{told}</p>
      {series.points.length > 1 && (
        <VersionSeries
          label={`${words.name(metric)}, ${history.layer}`}
          height={CHART_HEIGHT}
          unit={history.unit === "dB" ? "dB" : ""}
          locale={formats.locale}
          words={chart}
          points={series.points.map((point) => ({
            id: point.runId,
            label: point.label,
            value: point.value,
            interval: null,
            hollow: series.targetKind === "simulator",
            change: step !== null && step.first === point.label ? text(point.value ?? step.after) : null,
            detail: point.layer,
            href: point.runId === history.run ? null : driftHref(point.runId, history.run),
          }))}
        />
      )}
    </>
  );
}

function OtherChip({ history, series }: SeriesProperties) {
  const words = useMetricWords();
  const last = series.points.findLast(({ value }) => value !== null);
  const name = [series.chipName ?? series.chip ?? series.targetKind, series.scheme, series.path].filter(Boolean);
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      {last ? (
        <Link href={driftHref(last.runId, history.run)} prefetch={false} className="link">
          <bdi>{name.join(" · ")}</bdi>
        </Link>
      ) : (
        <bdi>{name.join(" · ")}</bdi>
      )}
      {last && (
        <span className="ms-auto">
          {words.value(history.metric, last.value).text} <span className="text-muted text-xs">{last.label}</span>
        </span>
      )}
    </li>
  );
}
