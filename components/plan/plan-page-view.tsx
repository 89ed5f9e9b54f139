import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar, type FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { PlanTable } from "@/components/plan/plan-table";
import { TermList } from "@/components/terms/term-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Choice } from "@/lib/domain/matrix";
import { PLAN_KINDS, type PlanView } from "@/lib/domain/plan-view";

type Properties = {
  view: PlanView;
  /** The filter as applied, as a URL query. */
  query: string;
};

/** What to measure next: filters, the list, and how far it looked. */
export function PlanPageView({ view, query, origin }: Properties & { origin: string }) {
  const t = useTranslations("plan");
  const controls = usePlanControls(view);
  const { items, total, asOfTime } = view;
  return (
    <>
      <Heading view={view} query={query} />
      <div className="mt-3">
        {total > 0 && (
          <FilterBar
            query={query}
            controls={controls}
            words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
          />
        )}
        <div className="filter-body">
          {query !== "" && (
            <p className="mt-2">
              <Link href="/plan" prefetch={false} className="link">
                {t("clear")}
              </Link>
            </p>
          )}
          {items.length > 0 ? (
            <>
              <PlanTable items={items} origin={origin} />
              <Bounds view={view} />
            </>
          ) : total > 0 ? (
            <p className="panel mt-3 px-4 py-10 text-center text-muted">{t("nothing")}</p>
          ) : (
            <EmptyState title={t("emptyTitle")} advice={t(asOfTime === null ? "noResults" : "emptyAdvice")}>
              <ButtonLink kind="primary" href="/import">
                {t("importResults")}
              </ButtonLink>
              <ButtonLink href="/docs/api">{t("sendResults")}</ButtonLink>
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}

function Heading({ view, query }: Properties) {
  const t = useTranslations("plan");
  const formats = useFormats();
  const { matching, total, asOfTime } = view;
  const number = formats.count(total);
  const also = query === "" ? "" : `&${query}`;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
      <div>
        <h1>{t("title")}</h1>
        <p className="text-muted">{t("lead")}</p>
        <div className="mt-1">
          <TermList ids={["cause", "change", "stale", "untested"]} />
        </div>
      </div>
      <p className="flex flex-wrap gap-x-2.5 text-muted">
        {asOfTime !== null && (
          <time dateTime={new Date(asOfTime).toISOString()}>{t("asOf", { time: formats.instant(asOfTime) })}</time>
        )}
        <span>
          {matching === total
            ? t("total", { count: total, number })
            : t("matching", { matching: formats.count(matching), number })}
        </span>
        <a href={`/api/v1/plan?format=csv${also}`} className="link" download>
          {t("csv")}
        </a>
        <a href={`/api/v1/plan?format=json${also}`} className="link">
          {t("json")}
        </a>
      </p>
    </div>
  );
}

const optionOf = ({ id, label, count }: Choice) => ({ id, label, count });

function usePlanControls({ choices }: PlanView): FilterControl[] {
  const t = useTranslations("plan");
  return [
    { kind: "menu", name: "model", label: t("model"), all: t("all"), options: choices.models.map(optionOf) },
    { kind: "menu", name: "chip", label: t("chip"), all: t("all"), options: choices.chips.map(optionOf) },
    {
      kind: "menu",
      name: "kind",
      label: t("reason"),
      all: t("all"),
      options: PLAN_KINDS.map((id) => ({ id, label: t(`kind.${id}`), count: null })),
    },
  ];
}

/** What was left out, said rather than hidden. */
function Bounds({ view: { bounds, items, matching } }: { view: PlanView }) {
  const t = useTranslations("plan.bounds");
  const formats = useFormats();
  const { causes, cells, gaps } = bounds;
  const notes = [
    items.length < matching ? t("shown", { shown: formats.count(items.length) }) : null,
    causes.weighed < causes.bad
      ? t("causes", { weighed: formats.count(causes.weighed), bad: formats.count(causes.bad) })
      : null,
    cells.capped ? t("cells", { read: formats.count(cells.read) }) : null,
    gaps.listed < gaps.found
      ? t("gaps", { listed: formats.count(gaps.listed), found: formats.count(gaps.found) })
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <p className="mt-3 text-muted text-xs">{notes.join(" ")}</p>;
}
