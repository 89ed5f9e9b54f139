import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/standing/standing.css";
import { FilterBar, type FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { modelHref } from "@/components/layout/places";
import { pinOf } from "@/components/standing/query-href";
import { StandingCells, useStandingColumns } from "@/components/standing/standing-cells";
import { StandingHeading } from "@/components/standing/standing-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
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
      <StandingHeading
        title={t("title")}
        about={
          matching === total
            ? t("lead", { count: total, number: formats.count(total) })
            : t("matching", { matching: formats.count(matching), number: formats.count(total) })
        }
        view={view}
        query={query}
        path="/models"
      />
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
  const { cells, worst, newest } = useStandingColumns();
  return (
    <TableFrame label={t("title")} className="standing-table">
      <TableHead
        columns={[
          t("model"),
          { name: t("evaluations"), className: "max-lg:hidden" },
          { name: t("schemes"), number: true, className: "max-sm:hidden" },
          { name: t("chips"), number: true, className: "max-sm:hidden" },
          cells,
          worst,
          newest,
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
  return (
    <tr>
      <th scope="row" className="max-w-72 max-sm:max-w-36">
        <Link
          href={modelHref(model, asOf)}
          prefetch={false}
          className="block wrap-anywhere hover:underline max-sm:min-w-30"
        >
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
      <StandingCells standing={standing} none={t("referenceOnly")} says={["scheme", "chip"]} asOf={asOf} />
    </tr>
  );
}
