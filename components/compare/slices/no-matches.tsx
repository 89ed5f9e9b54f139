import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Slice, SlicesFilter, SlicesView } from "@/lib/domain/slices-view";

const isWhole = ({ chips, paths, schemes, targets, qairt, onnxruntime }: Slice) =>
  chips.length + paths.length + schemes.length + targets.length === 0 && qairt === null && onnxruntime === null;

/** Nothing to hold against each other yet: which step is missing. */
export function NoMatches({ view, hrefOf }: { view: SlicesView; hrefOf: (filter: SlicesFilter) => string }) {
  const t = useTranslations("compare.slices");
  const { filter, hidden, choices } = view;
  if (choices.models.length === 0)
    return (
      <EmptyState title={t("none.title")} advice={t("none.advice")}>
        <ButtonLink kind="primary" href="/import">
          {t("none.import")}
        </ButtonLink>
      </EmptyState>
    );
  if (hidden > 0)
    return (
      <EmptyState title={t("allAlike.title")} advice={t("allAlike.advice")}>
        <ButtonLink kind="primary" href={hrefOf({ ...filter, onlyDifferences: false })}>
          {t("allAlike.show")}
        </ButtonLink>
      </EmptyState>
    );
  const untouched = isWhole(filter.a) && isWhole(filter.b);
  return (
    <EmptyState
      title={t(untouched ? "choose.title" : "noMatch.title")}
      advice={t(untouched ? "choose.advice" : "noMatch.advice")}
    />
  );
}
