import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar, type FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { RunsTable } from "@/components/runs/runs-table";
import { Pager } from "@/components/ui/pager";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import type { RunListView, RunsFilter } from "@/lib/domain/run-view";

type Properties = {
  view: RunListView;
  /** The filter as applied, without its place in the list, as a URL query. */
  query: string;
  hrefOf: (filter: RunsFilter) => string;
};

const NO_FILTER = {
  models: [],
  chips: [],
  schemes: [],
  paths: [],
  targets: [],
  statuses: [],
  runner: null,
  campaign: null,
  cell: null,
  before: null,
} satisfies Partial<RunsFilter>;

/** The list of runs with its filters and its pages. */
export function RunsView({ view, query, hrefOf }: Properties) {
  const t = useTranslations("runs");
  const { filter, runs, nextBefore } = view;
  const cleared = { ...NO_FILTER, asOf: filter.asOf };
  const filtered = hrefOf({ ...filter, before: null }) !== hrefOf(cleared);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <h1>{t("title")}</h1>
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <Counts view={view} />
          <a
            href={`/api/v1/runs?${query === "" ? "" : `${query}&`}format=ndjson`}
            className="link"
            title={t("exportHelp")}
            download
          >
            {t("export")}
          </a>
        </div>
      </div>
      <div className="mt-3">
        <FilterBar
          query={query}
          controls={useRunControls()}
          words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
        />
        <div className="filter-body">
          {filtered && (
            <p className="mt-2 flex gap-3">
              {filter.cell !== null && <span className="text-muted">{t("ofOneCell")}</span>}
              <Link href={hrefOf(cleared)} prefetch={false} className="link">
                {t("clear")}
              </Link>
            </p>
          )}
          {runs.length === 0 ? (
            <p className="panel mt-3 px-4 py-10 text-center text-muted">{t(filtered ? "nothing" : "empty")}</p>
          ) : (
            <RunsTable runs={runs} />
          )}
        </div>
      </div>
      <Pager
        label={t("pages")}
        back={filter.before === null ? null : { href: hrefOf({ ...filter, before: null }), label: t("newest") }}
        on={nextBefore === null ? null : { href: hrefOf({ ...filter, before: nextBefore }), label: t("older") }}
      />
    </>
  );
}

function Counts({ view: { matching, total, asOfTime } }: { view: RunListView }) {
  const t = useTranslations("runs");
  const formats = useFormats();
  const all = formats.count(total);
  return (
    <p className="flex flex-wrap gap-x-2.5 text-muted">
      {asOfTime !== null && (
        <time dateTime={new Date(asOfTime).toISOString()}>{t("asOf", { time: formats.instant(asOfTime) })}</time>
      )}
      <span>
        {matching === null || (matching.count === total && !matching.capped)
          ? t("total", { count: total, number: all })
          : t(matching.capped ? "matchingCapped" : "matching", {
              matching: formats.count(matching.count),
              number: all,
            })}
      </span>
    </p>
  );
}

function useRunControls(): FilterControl[] {
  const t = useTranslations("runs");
  const target = useTranslations("matrix");
  const status = useTranslations("run");
  return [
    { kind: "text", name: "model", label: t("model") },
    { kind: "text", name: "chip", label: t("chip") },
    { kind: "text", name: "scheme", label: t("scheme") },
    { kind: "text", name: "runner", label: t("runner") },
    {
      kind: "menu",
      name: "target",
      label: t("target"),
      all: t("all"),
      options: TARGET_KINDS.map((id) => ({ id, label: target(`target.${id}`), count: null })),
    },
    {
      kind: "menu",
      name: "status",
      label: t("result"),
      all: t("all"),
      options: RUN_STATUSES.map((id) => ({ id, label: status(`status.${id}`), count: null })),
    },
  ];
}
