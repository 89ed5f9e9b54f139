import Link from "next/link";
import { useTranslations } from "next-intl";
import { TableHead } from "@/components/ui/table-head";
import "@/components/standing/standing.css";
import { FilterBar, type FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { modelHref } from "@/components/layout/places";
import { ListStrip } from "@/components/standing/list-strip";
import { pinOf } from "@/components/standing/query-href";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta } from "@/components/standing/worst-delta";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { TableFrame } from "@/components/ui/table-frame";
import { MODEL_ORDERS, type ModelLine, type ModelsFilter, type ModelsView as View } from "@/lib/domain/model-view";

type Properties = {
  view: View;
  /** The filter as applied, first page, as a URL query. */
  query: string;
  hrefOf: (filter: ModelsFilter) => string;
};

/** Every model that was measured. */
export function ModelsView({ view, query, hrefOf }: Properties) {
  const t = useTranslations("models");
  const formats = useFormats();
  const { filter, models, total, matching, nextPage } = view;
  const controls = useControls();
  return (
    <div className="mx-auto max-w-[100rem]">
      <div className="flex flex-wrap items-end justify-between gap-x-5 gap-y-1">
        <div>
          <h1>{t("title")}</h1>
          <p className="text-muted">
            {matching === total
              ? t("lead", { count: total, number: formats.count(total) })
              : t("matching", { matching: formats.count(matching), number: formats.count(total) })}
          </p>
        </div>
        <ListStrip view={view} path="/models" query={query} formats={["csv", "json"]} />
      </div>
      <div className="mt-3">
        {total > 0 && (
          <FilterBar
            query={query}
            controls={controls}
            words={{ apply: t("apply"), find: t("find"), label: t("filters") }}
          />
        )}
        <div className="filter-body mt-3">
          {models.length > 0 && <ModelsTable view={view} />}
          {models.length === 0 && total > 0 && (
            <EmptyState title={t("nothingFound")} advice={t("nothingFoundAdvice")}>
              <ButtonLink href="/models">{t("clear")}</ButtonLink>
            </EmptyState>
          )}
          {total === 0 && (
            <EmptyState title={t("empty")} advice={t("emptyAdvice")}>
              <ButtonLink kind="primary" href="/import">
                {t("import")}
              </ButtonLink>
            </EmptyState>
          )}
        </div>
        <Pager
          label={t("pages")}
          back={filter.page === 1 ? null : { href: hrefOf({ ...filter, page: filter.page - 1 }), label: t("back") }}
          on={nextPage === null ? null : { href: hrefOf({ ...filter, page: nextPage }), label: t("on") }}
        />
      </div>
    </div>
  );
}

function useControls(): FilterControl[] {
  const t = useTranslations("models");
  return [
    { kind: "text", name: "find", label: t("find") },
    {
      kind: "select",
      name: "sort",
      label: t("sort"),
      fallback: "name",
      options: MODEL_ORDERS.map((id) => ({ id, label: t(`order.${id}`), count: null })),
    },
  ];
}

function ModelsTable({ view }: { view: View }) {
  const t = useTranslations("models");
  return (
    <TableFrame label={t("title")} className="standing-table">
      <TableHead
        columns={[
          t("model"),
          { name: t("evaluations"), className: "max-lg:hidden" },
          { name: t("schemes"), number: true, className: "max-sm:hidden" },
          { name: t("chips"), number: true, className: "max-sm:hidden" },
          t("cells"),
          t("worst"),
          { name: t("newest"), className: "max-md:hidden" },
        ]}
      />
      <tbody>
        {view.models.map((line) => (
          <Row key={line.model} line={line} asOf={pinOf(view)} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Row({ line, asOf }: { line: ModelLine; asOf: number | null }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const { model, variants, evaluations, schemes, chips, standing } = line;
  const named = variants.filter((variant) => variant !== null);
  const [first] = evaluations;
  const rest = evaluations.length - 1;
  const { worst, newest, cells } = standing;
  return (
    <tr>
      <th scope="row" className="max-w-72 max-sm:max-w-36">
        <Link href={modelHref(model, asOf)} prefetch={false} className="block wrap-anywhere hover:underline">
          <bdi>{model}</bdi>
        </Link>
        {named.length > 0 && <bdi className="block font-normal text-2xs text-muted">{named.join(" · ")}</bdi>}
      </th>
      <td className="max-w-64 max-lg:hidden">
        {first && <bdi className="block truncate">{`${first.dataset} · ${first.metricName}`}</bdi>}
        {rest > 0 && <span className="text-2xs text-muted">{t("andMore", { number: formats.count(rest) })}</span>}
      </td>
      <td data-number className="max-sm:hidden" title={schemes.join(" · ")}>
        {formats.count(schemes.length)}
      </td>
      <td data-number className="max-sm:hidden">
        {formats.count(chips)}
      </td>
      <td className="max-sm:max-w-24">
        {cells === 0 ? <span className="text-muted">{t("referenceOnly")}</span> : <StateBar of={standing} />}
      </td>
      <td className="max-w-64 max-sm:max-w-32">
        {cells > 0 && <WorstDelta worst={worst} says={["scheme", "chip"]} asOf={asOf} />}
      </td>
      <td className="whitespace-nowrap text-muted text-xs max-md:hidden">
        {newest !== null && formats.instant(newest)}
      </td>
    </tr>
  );
}
