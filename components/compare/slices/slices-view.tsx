import { useTranslations } from "next-intl";
import "@/components/compare/compare.css";
import { CompareHeading } from "@/components/compare/parts/compare-heading";
import { SwitchLink } from "@/components/compare/parts/switch-link";
import { areOneSlice, NoMatches } from "@/components/compare/slices/no-matches";
import { PresetLinks } from "@/components/compare/slices/preset-links";
import { useSliceControls } from "@/components/compare/slices/slice-controls";
import { SliceCounts } from "@/components/compare/slices/slice-counts";
import { SliceEnvironment } from "@/components/compare/slices/slice-environment";
import { SliceFigure } from "@/components/compare/slices/slice-figure";
import { SlicesPanel } from "@/components/compare/slices/slices-panel";
import { UnmatchedList } from "@/components/compare/slices/unmatched-list";
import { FilterBar } from "@/components/filter/filter-bar";
import { ButtonLink } from "@/components/ui/button";
import type { SlicesFilter, SlicesView as View } from "@/lib/domain/slices-view";

type Properties = { view: View; queryOf: (filter: SlicesFilter) => string };

/** Two slices of the matrix held against each other, cell by cell. */
export function SlicesView({ view, queryOf }: Properties) {
  const t = useTranslations("compare");
  // Once filled in, a preset is two slices like any other, which every control can change.
  const filter = { ...view.filter, preset: null };
  const alike = areOneSlice(filter);
  const hrefOf = (next: SlicesFilter) => {
    const query = queryOf(next);
    return query ? `/compare/slices?${query}` : "/compare/slices";
  };
  return (
    <>
      <CompareHeading
        mode="slices"
        query={queryOf({ ...filter, asOf: view.asOf })}
        pin={hrefOf({ ...view.filter, asOf: view.pinned ? null : view.asOf })}
        asOf={filter.asOf}
        freshness={view}
      />
      <div className="mt-3">
        <PresetLinks filter={view.filter} hrefOf={hrefOf} />
        <FilterBar
          query={queryOf(filter)}
          controls={useSliceControls(view)}
          words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
        />
        <div className="filter-body">
          <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">
            <ButtonLink
              small
              scroll={false}
              href={hrefOf({ ...filter, a: filter.b, b: filter.a })}
              title={t("slices.swapHelp")}
            >
              {t("slices.swap")}
            </ButtonLink>
            <SwitchLink
              label={t("slices.onlyDifferences")}
              title={t("slices.onlyDifferencesHelp")}
              on={filter.onlyDifferences}
              href={hrefOf({ ...view.filter, onlyDifferences: !filter.onlyDifferences })}
            />
            {!alike && <SliceCounts view={view} />}
          </div>
          <div className="mt-3 grid gap-3">
            {!alike && <SliceEnvironment view={view} />}
            {alike || view.matches.length === 0 ? (
              <NoMatches view={view} hrefOf={hrefOf} />
            ) : (
              <>
                <SlicesPanel view={view} />
                <SliceFigure view={view} />
              </>
            )}
            {!alike && <UnmatchedList view={view} />}
          </div>
        </div>
      </div>
    </>
  );
}
