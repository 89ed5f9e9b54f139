import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BothRuns } from "@/components/changes/detail/both-runs";
import { ChangeHeading } from "@/components/changes/detail/change-heading";
import { EnvironmentPanel } from "@/components/changes/detail/environment-panel";
import { ExtentPanel } from "@/components/changes/detail/extent-panel";
import { NeighbourKeys } from "@/components/changes/detail/neighbour-keys";
import { Section } from "@/components/changes/detail/section";
import { ShippedPanel } from "@/components/changes/detail/shipped-panel";
import { TriagePanel } from "@/components/changes/detail/triage-panel";
import { WhyPanel } from "@/components/changes/detail/why-panel";
import { TriageDesk } from "@/components/changes/triage/triage-desk";
import { useTriageWords } from "@/components/changes/triage/triage-words";
import { useFormats } from "@/components/format/use-formats";
import { Footnotes } from "@/components/known-issues/footnotes";
import { ChangeList } from "@/components/series/change-list";
import { SeriesPanel } from "@/components/series/series-panel";
import { SiblingList } from "@/components/series/sibling-list";
import { VersionGrid } from "@/components/series/version-grid";
import type { ChangePoint, ChangeView } from "@/lib/domain/change-view";

type Properties = {
  view: ChangeView;
  /** Address of the list that the reader came from, and of a change in it. */
  list: string;
  hrefOf: (id: string) => string;
  /** The filter of that list as a URL query. */
  query: string;
  /** Whether this reader may deal with it. */
  mayTriage: boolean;
  /** What caused it; null while nobody says. */
  cause: ReactNode;
};

/** One change with everything that explains it: the verdict first, then the evidence, beside it what people did. */
export function ChangeDetail({ view, list, hrefOf, query, mayTriage, cause }: Properties) {
  const t = useTranslations("change");
  const { line, series, grid, environment, siblings, knownIssues, others, neighbours } = view;
  const { unit } = line.cell;
  const to = series.find(({ isTo }) => isTo);
  const reference = to?.reference ?? null;
  const may = mayTriage && !view.pinned;
  return (
    <article className="mx-auto max-w-[100rem]">
      <TriageDesk words={useTriageWords()} may={may} query={query}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Link href={list} prefetch={false} className="link">
            {t("list")}
          </Link>
          <NeighbourKeys
            previous={neighbours.previous && hrefOf(neighbours.previous)}
            next={neighbours.next && hrefOf(neighbours.next)}
            words={{ label: t("neighbours"), previous: t("previous"), next: t("next") }}
          />
        </div>
        <ChangeHeading view={view} />
        <div className="mt-4 grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
          <div className="grid min-w-0 gap-3">
            <SeriesPanel cell={line.cell} series={series} reference={reference} changeOf={useMarkWords(view)} />
            <WhyPanel view={view} />
            <ExtentPanel view={view} />
            {cause}
            {grid.qairt.length * grid.onnxruntime.length > 1 && (
              <Section title={t("grid")} note={t("gridNote")}>
                <VersionGrid grid={grid} unit={unit} reference={reference} around={to?.runId ?? null} />
              </Section>
            )}
            <EnvironmentPanel fields={environment} />
            <BothRuns view={view} may={may} />
          </div>
          <div className="grid min-w-0 gap-3">
            <TriagePanel view={view} may={may} />
            <ShippedPanel moved={line.moved} />
            {others.length > 0 && (
              <Section title={t("others")}>
                <ChangeList changes={others} />
              </Section>
            )}
            {siblings.length > 0 && (
              <Section title={t("siblings")} note={t("siblingsNote")}>
                <SiblingList siblings={siblings} unit={unit} />
              </Section>
            )}
          </div>
        </div>
        <Footnotes issues={knownIssues} />
      </TriageDesk>
    </article>
  );
}

/** What the chart says over the point at which this change ends. */
function useMarkWords({ line }: ChangeView): (point: ChangePoint) => string | null {
  const verdict = useTranslations("changes")(`verdict.${line.verdict}`);
  const formats = useFormats();
  const { difference } = line.numbers;
  const size = difference === null ? null : formats.text(formats.delta(difference, line.cell.unit));
  return ({ isTo }) => (isTo ? [verdict, size].filter(Boolean).join(" ") : null);
}
