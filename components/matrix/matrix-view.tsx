import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Formats, useFormats } from "@/components/format/use-formats";
import { Footnotes } from "@/components/known-issues/footnotes";
import { ActiveFilters } from "@/components/matrix/active-filters";
import { useCaptionWords } from "@/components/matrix/caption-words";
import { CoverageLine } from "@/components/matrix/coverage-line";
import { deskWords } from "@/components/matrix/desk-words";
import { filterControls } from "@/components/matrix/filter-controls";
import { gridFacts } from "@/components/matrix/grid-facts";
import { GroupHelp } from "@/components/matrix/group-help";
import { useGroupSentences } from "@/components/matrix/group-sentences";
import { LayoutBar } from "@/components/matrix/layout-bar";
import { LayoutProvider } from "@/components/matrix/layout-provider";
import { LayoutStatus } from "@/components/matrix/layout-status";
import { sharedMarks } from "@/components/matrix/marks";
import { MatrixFilterBar } from "@/components/matrix/matrix-filter";
import { MatrixGrid } from "@/components/matrix/matrix-grid";
import { MatrixLegend } from "@/components/matrix/matrix-legend";
import { MatrixProvider } from "@/components/matrix/matrix-provider";
import { MatrixStrip } from "@/components/matrix/matrix-strip";
import { NewRuns } from "@/components/matrix/new-runs";
import { NothingMatches } from "@/components/matrix/nothing-matches";
import { PrintHead } from "@/components/matrix/print-head";
import { SampleNote } from "@/components/matrix/sample-note";
import { UnlessAllHidden } from "@/components/matrix/unless-all-hidden";
import type { MatrixFilter, MatrixView as View } from "@/lib/domain/matrix";

type Properties = {
  view: View;
  /** The filter as applied, as a URL query; without the layout. */
  query: string;
  hrefOf: (filter: MatrixFilter) => string;
  /** What a square opens, beside the grid; without it squares are links. Below the providers of layout and matrix. */
  panel?: ReactNode;
  /** Menus at the end of the layout bar. */
  setsMenu?: ReactNode;
  exportMenu?: ReactNode;
  /** Whether who looks may change saved sets. */
  maySaveSets?: boolean;
};

/** The matrix with everything around it. */
export function MatrixView({ view, query, hrefOf, panel, setsMenu, exportMenu, maySaveSets = false }: Properties) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const { filter, grid } = view;
  const controls = filterControls(view, t, formats);
  const restrictions = [...filter.chips, ...filter.schemes, ...filter.paths, ...filter.targets].length;
  const filters = restrictions > 0 ? t("filtersIn", { count: restrictions }) : t("filters");
  const words = { apply: t("apply"), find: t("find"), label: t("filters"), filters };
  const tools = (setsMenu || exportMenu) && (
    <>
      {setsMenu}
      {exportMenu}
    </>
  );
  return (
    <LayoutProvider>
      <h1 className="sr-only">{t("title")}</h1>
      <SampleNote squares={grid.squares} />
      <MatrixStrip view={view} query={query} hrefOf={hrefOf} exports={exportMenu === undefined} />
      <div className="matrix-page mt-2">
        <MatrixFilterBar query={query} controls={controls} words={words} />
        <div className="filter-body">
          <ActiveFilters view={view} hrefOf={hrefOf} />
          {grid.rows.length === 0 || grid.columns.length === 0 ? (
            <NothingMatches view={view} hrefOf={hrefOf} />
          ) : (
            <Heatmap view={view} formats={formats} panel={panel} tools={tools} maySaveSets={maySaveSets} />
          )}
        </div>
      </div>
    </LayoutProvider>
  );
}

type HeatmapProperties = { view: View; formats: Formats; panel: ReactNode; tools: ReactNode; maySaveSets: boolean };

function Heatmap({ view, formats, panel, tools, maySaveSets }: HeatmapProperties) {
  const t = useTranslations("matrix");
  const keys = useTranslations("keys.matrix");
  const compare = useTranslations("compare");
  const refusal = useTranslations("settings.refusal");
  const terms = useTranslations("terms");
  const concepts = useTranslations("concepts");
  const { filter, grid, knownIssues } = view;
  const said = sharedMarks(grid.squares);
  return (
    <MatrixProvider
      facts={gridFacts(view, t)}
      words={deskWords({ t, keys, compare, refusal, terms, concepts }, filter.diff)}
      sets={{ saved: view.sets, chosen: { row: filter.rowSet, column: filter.columnSet }, maySave: maySaveSets }}
      locale={formats.locale}
    >
      {!view.pinned && (
        <NewRuns
          seen={{ asOf: view.asOf, runs: view.runs, pending: view.pending }}
          words={{
            one: t("newRuns.one"),
            many: t("newRuns.many", { count: "{count}" }),
            changed: t("newRuns.changed"),
          }}
        />
      )}
      <GroupHelp sentences={useGroupSentences()} />
      <PrintHead caption={useCaptionWords(view)} />
      <LayoutBar tools={tools} />
      <CoverageLine
        said={
          said.length === 0
            ? null
            : t("saidOnce", { marks: said.map((mark) => t(`mark.${mark}`)).join(t("separator")) })
        }
      />
      <div className="matrix-body">
        <div className="matrix-main">
          <UnlessAllHidden>
            <MatrixGrid
              corner={t("corner", { rows: t(`axis.${filter.rows}`), columns: t(`axis.${filter.columns}`) })}
              opens={panel !== undefined}
            />
          </UnlessAllHidden>
          <div className="matrix-notes">
            <MatrixLegend />
            <Footnotes issues={knownIssues} />
          </div>
        </div>
        {panel}
        <LayoutStatus />
      </div>
    </MatrixProvider>
  );
}
