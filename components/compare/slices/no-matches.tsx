import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { SlicesFilter, SlicesView } from "@/lib/domain/slices-view";

/** Whether both sides are one slice: every cell would stand beside itself. */
export const areOneSlice = ({ a, b }: Pick<SlicesFilter, "a" | "b">) => JSON.stringify(a) === JSON.stringify(b);

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
  if (hidden > 0 && !areOneSlice(filter))
    return (
      <EmptyState title={t("allAlike.title")} advice={t("allAlike.advice")}>
        <ButtonLink kind="primary" href={hrefOf({ ...filter, onlyDifferences: false })}>
          {t("allAlike.show")}
        </ButtonLink>
      </EmptyState>
    );
  const untouched = areOneSlice(filter);
  return (
    <EmptyState
      title={t(untouched ? "choose.title" : "noMatch.title")}
      advice={t(untouched ? "choose.advice" : "noMatch.advice")}
    />
  );
}
