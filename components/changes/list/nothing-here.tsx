import { useTranslations } from "next-intl";
import { useCountedWords } from "@/components/changes/list/verdict-toggles";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ChangesFilter, ChangesView } from "@/lib/domain/change-view";
import { TRIAGE_STATES } from "@/lib/domain/triage";

type Properties = {
  view: ChangesView;
  /** The list without a filter. */
  cleared: ChangesFilter;
  filtered: boolean;
  hrefOf: (filter: ChangesFilter) => string;
};

const DEALT_WITH = TRIAGE_STATES.filter((state) => state !== "open");

/** An empty list: nothing matches, everything is dealt with, or nothing ever changed. */
export function NothingHere({ view, cleared, filtered, hrefOf }: Properties) {
  const t = useTranslations("changes");
  const words = useCountedWords();
  const { states, verdicts, filter } = view;
  const hidden = [...Object.values(states), ...Object.values(verdicts)].some(({ count }) => count > 0);
  if (filtered)
    return (
      <EmptyState title={t("nothing.title")} advice={hidden ? t("nothing.advice") : undefined}>
        <ButtonLink kind="primary" href={hrefOf(cleared)}>
          {t("clear")}
        </ButtonLink>
      </EmptyState>
    );
  const dealtWith = DEALT_WITH.filter((state) => states[state].count > 0);
  const watched = verdicts.watch;
  if (dealtWith.length === 0 && watched.count === 0)
    return (
      <EmptyState title={t("none.title")} advice={t("none.advice")}>
        <ButtonLink kind="primary" href="/import">
          {t("none.import")}
        </ButtonLink>
        <ButtonLink href="/docs/api">{t("none.api")}</ButtonLink>
      </EmptyState>
    );
  return (
    <EmptyState title={t("done.title")} advice={t(dealtWith.length > 0 ? "done.advice" : "done.advicePlain")}>
      {dealtWith.map((state) => (
        <ButtonLink key={state} href={hrefOf({ ...filter, states: [state] })}>
          {t(`done.${state}`, { number: words(states[state]) })}
        </ButtonLink>
      ))}
      {watched.count > 0 && (
        <ButtonLink href={hrefOf({ ...filter, verdicts: ["watch"] })}>
          {t("done.watch", { count: watched.count, number: words(watched) })}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
