"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import type { Locale } from "@/components/locale/locales";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import { useSoftLinks } from "@/components/ui/use-soft-links";
import { ChartPlace } from "./chart-place";
import type { VersionPoint, VersionSeriesWords } from "./version-point";
import { versionTexts } from "./version-words";

const Plot = dynamic(() => import("./version-series-plot").then((module) => module.VersionSeriesPlot), { ssr: false });

export type VersionSeriesProperties = {
  /** Name of the chart for those who do not see it. */
  label: string;
  /** In the order of the axis, oldest first. */
  points: VersionPoint[];
  /** Stored unit of the metric; `fraction` reads as percent. */
  unit: string;
  locale: Locale;
  words: VersionSeriesWords;
  /** A value to hold the series against, in the stored unit. */
  reference?: { value: number; label: string } | null;
  /** Intervals as bars at the points, or as a band when the versions lie close. */
  intervals?: "bars" | "band";
  /** Height of the plot in pixels. */
  height?: number;
};

/** A metric over versions. The plot's code is loaded when it is needed; its place is kept, and the table is there at once. */
export function VersionSeries({ height = 220, ...series }: VersionSeriesProperties) {
  const { leaving, open } = useSoftLinks();
  return (
    <figure aria-label={series.label} aria-busy={leaving}>
      <ChartPlace height={height} onClick={open}>
        <Plot {...series} height={height} />
      </ChartPlace>
      <VersionTable {...series} />
    </figure>
  );
}

function VersionTable({ label, points, unit, locale, words }: VersionSeriesProperties) {
  return (
    <Disclosure title={words.table} className="mt-1 text-xs">
      <TableFrame look="plain" label={label} className="mt-1">
        <TableHead
          columns={[
            words.version,
            { name: words.value, number: true },
            { name: words.interval, number: true },
            words.note,
          ]}
        />
        <tbody>
          {points.map((point) => {
            const texts = versionTexts(point, unit, locale, words);
            return (
              <tr key={point.id}>
                <td>
                  {point.href === null ? (
                    texts.label
                  ) : (
                    <Link href={point.href} prefetch={false} className="link">
                      {texts.label}
                    </Link>
                  )}
                </td>
                <td data-number>{texts.value}</td>
                <td data-number>{texts.interval}</td>
                <td className="text-muted">{texts.note}</td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
    </Disclosure>
  );
}
