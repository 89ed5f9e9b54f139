import { useTranslations } from "next-intl";
import "@/components/compare/compare.css";
import { CompareHeading } from "@/components/compare/parts/compare-heading";
import { SwitchLink } from "@/components/compare/parts/switch-link";
import { Budgets } from "@/components/compare/schemes/budgets";
import { DropFigures } from "@/components/compare/schemes/drop-figures";
import { NothingToCompare } from "@/components/compare/schemes/nothing-to-compare";
import { OverallWinners } from "@/components/compare/schemes/overall-winners";
import { ParetoFigures } from "@/components/compare/schemes/pareto-figures";
import { QuotedRanges } from "@/components/compare/schemes/quoted-ranges";
import { useSchemeControls } from "@/components/compare/schemes/scheme-controls";
import { SchemeFactsPanel } from "@/components/compare/schemes/scheme-facts-panel";
import { SchemesPanel } from "@/components/compare/schemes/schemes-panel";
import { FilterBar } from "@/components/filter/filter-bar";
import type { CompareFilter, CompareView } from "@/lib/domain/compare-view";

type Properties = {
  view: CompareView;
  /** Column whose accuracy budget the reader asked for. */
  of: string | null;
  /** Whether the reader asked for every row. */
  whole: boolean;
  queryOf: (filter: CompareFilter, of: string | null) => string;
};

/** Schemes held against each other, chip by chip, and where the accuracy goes. */
export function SchemesView({ view, of, whole, queryOf }: Properties) {
  const t = useTranslations("compare");
  const { filter } = view;
  const hrefOf = (next: CompareFilter, column: string | null = of) => {
    const query = queryOf(next, column);
    return query ? `/compare?${query}` : "/compare";
  };
  const query = queryOf(filter, of);
  return (
    <>
      <CompareHeading
        mode="schemes"
        query={queryOf({ ...filter, asOf: view.asOf }, null)}
        pin={hrefOf({ ...filter, asOf: view.pinned ? null : view.asOf })}
        asOf={filter.asOf}
        freshness={view}
      />
      <div className="mt-3">
        <FilterBar
          query={query}
          controls={useSchemeControls(view)}
          words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
        />
        <div className="filter-body">
          <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">
            <SwitchLink
              label={t("rankEmulated")}
              title={t("rankEmulatedHelp")}
              on={filter.emulated}
              href={hrefOf({ ...filter, emulated: !filter.emulated })}
            />
            <SwitchLink
              label={t("splitCalibrations")}
              title={t("splitCalibrationsHelp")}
              on={filter.calibrations}
              href={hrefOf({ ...filter, calibrations: !filter.calibrations })}
            />
            {view.calibrationsDiffer && !filter.calibrations && (
              <span role="note" className="text-muted">
                {t("calibrationsDiffer")}
              </span>
            )}
          </div>
          {view.rows.length === 0 ? (
            <NothingToCompare view={view} hrefOf={hrefOf} />
          ) : (
            <div className="mt-3 grid gap-3">
              <OverallWinners view={view} />
              <SchemesPanel view={view} whole={whole} all={`${hrefOf(filter)}${query ? "&" : "?"}rows=all`} />
              <div className="grid items-start gap-3 xl:grid-cols-2">
                <div className="grid min-w-0 gap-3">
                  <DropFigures view={view} />
                  <ParetoFigures view={view} />
                </div>
                <Budgets view={view} of={of} hrefOf={(column) => hrefOf(filter, column)} />
              </div>
              <SchemeFactsPanel view={view} />
              <QuotedRanges ranges={view.context} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
