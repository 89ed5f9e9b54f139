import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { CompareFilter, CompareView } from "@/lib/domain/compare-view";

type Properties = { view: CompareView; hrefOf: (filter: CompareFilter) => string };

/** No results at all, or none that fits: what to do next. */
export function NothingToCompare({ view: { filter, choices }, hrefOf }: Properties) {
  const t = useTranslations("compare");
  if (choices.models.length === 0)
    return (
      <EmptyState title={t("none.title")} advice={t("none.advice")}>
        <ButtonLink kind="primary" href="/import">
          {t("none.import")}
        </ButtonLink>
        <ButtonLink href="/docs/api">{t("none.api")}</ButtonLink>
      </EmptyState>
    );
  const cleared = {
    ...filter,
    evaluation: null,
    models: [],
    schemes: [],
    chips: [],
    paths: [],
    targets: [],
    base: null,
  };
  return (
    <EmptyState title={t("nothing.title")} advice={t("nothing.advice")}>
      <ButtonLink kind="primary" href={hrefOf(cleared)}>
        {t("nothing.clear")}
      </ButtonLink>
    </EmptyState>
  );
}
