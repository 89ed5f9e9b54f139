import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { RowKeys } from "@/components/runs/row-keys";
import { useRunControls } from "@/components/runs/run-controls";
import { RunsTable } from "@/components/runs/runs-table";
import { SearchHelp } from "@/components/runs/search-help";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { RunChoices, RunListView, RunsFilter } from "@/lib/domain/run-view";

type Properties = {
  view: RunListView;
  choices: RunChoices;
  /** A list that leaves nothing out. */
  everything: RunsFilter;
  /** A filter as a URL query, without `?`. */
  queryOf: (filter: RunsFilter) => string;
};

/** The list of runs with its filters and its pages. */
export function RunsView({ view, choices, everything, queryOf }: Properties) {
  const t = useTranslations("runs");
  const { filter, runs } = view;
  const hrefOf = (other: RunsFilter) => (queryOf(other) === "" ? "/runs" : `/runs?${queryOf(other)}`);
  const here = { ...filter, before: null, after: null };
  const cleared = hrefOf({ ...everything, asOf: filter.asOf });
  const filtered = hrefOf(here) !== cleared;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <h1>{t("title")}</h1>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <Counts view={view} />
          <a href={`/api/v1/runs?${queryOf(filter)}&format=csv`} className="link" title={t("csvHelp")} download>
            {t("csv")}
          </a>
          <a href={`/api/v1/runs?${queryOf(here)}&format=ndjson`} className="link" title={t("exportHelp")} download>
            {t("export")}
          </a>
        </div>
      </div>
      <div className="mt-3">
        <FilterBar
          query={queryOf(here)}
          controls={useRunControls(choices)}
          words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
        />
        <div className="filter-body">
          <div className="mt-2 flex flex-wrap items-baseline gap-x-3 text-muted text-xs">
            <SearchHelp />
            {filter.cell !== null && <span>{t("ofOneCell")}</span>}
            {filter.artifact !== null && (
              <span title={filter.artifact}>{t("ofOneFile", { hash: filter.artifact.slice(0, 12) })}</span>
            )}
            {filtered && (
              <Link href={cleared} prefetch={false} className="link">
                {t("clear")}
              </Link>
            )}
          </div>
          {runs.length > 0 ? <RunsTable runs={runs} /> : <Nothing view={view} filtered={filtered} cleared={cleared} />}
          <Stopped view={view} />
        </div>
      </div>
      <Pages view={view} hrefOf={hrefOf} />
      <RowKeys words={{ next: t("keys.next"), previous: t("keys.previous"), open: t("keys.open") }} />
    </>
  );
}

function Pages({
  view: { filter, nextBefore, nextAfter, stoppedAfter },
  hrefOf,
}: {
  view: RunListView;
  hrefOf: (filter: RunsFilter) => string;
}) {
  const t = useTranslations("runs");
  const here = { ...filter, before: null, after: null };
  const onward = stoppedAfter === null ? t("older") : t("lookOn");
  return (
    <div className="flex flex-wrap gap-x-2">
      {nextAfter !== null && <Pager label={t("first")} back={{ href: hrefOf(here), label: t("newest") }} on={null} />}
      <Pager
        label={t("pages")}
        back={nextAfter === null ? null : { href: hrefOf({ ...here, after: nextAfter }), label: t("newer") }}
        on={nextBefore === null ? null : { href: hrefOf({ ...here, before: nextBefore }), label: onward }}
      />
    </div>
  );
}

function Nothing({ view, filtered, cleared }: { view: RunListView; filtered: boolean; cleared: string }) {
  const t = useTranslations("runs");
  if (!filtered)
    return (
      <EmptyState title={t("empty")} advice={t("emptyAdvice")}>
        <ButtonLink href="/import">{t("import")}</ButtonLink>
      </EmptyState>
    );
  const [word] = view.unknownWords;
  const title = view.stoppedAfter === null ? t("nothing") : t("nothingYet");
  return (
    <EmptyState title={title} advice={word === undefined ? undefined : t("unknownWord", { word })}>
      <ButtonLink href={cleared}>{t("clear")}</ButtonLink>
    </EmptyState>
  );
}

/** Says that the page ended before the runs did, and why. */
function Stopped({ view: { stoppedAfter, filter } }: { view: RunListView }) {
  const t = useTranslations("runs");
  const formats = useFormats();
  if (stoppedAfter === null) return null;
  const number = formats.count(stoppedAfter);
  return (
    <p className="mt-2 text-muted" role="status">
      {filter.before === null && filter.after === null ? t("lookedNewest", { number }) : t("looked", { number })}
    </p>
  );
}

function Counts({ view: { matching, total, asOfTime } }: { view: RunListView }) {
  const t = useTranslations("runs");
  const formats = useFormats();
  const all = formats.count(total);
  const counted = matching !== null && (matching.capped ? matching.count > 0 : matching.count !== total);
  return (
    <p className="flex flex-wrap gap-x-2.5 text-muted">
      {asOfTime !== null && (
        <time dateTime={new Date(asOfTime).toISOString()}>{t("asOf", { time: formats.instant(asOfTime) })}</time>
      )}
      <span>
        {counted
          ? t(matching.capped ? "matchingCapped" : "matching", {
              matching: formats.count(matching.count),
              number: all,
            })
          : t("total", { count: total, number: all })}
      </span>
    </p>
  );
}
