import { useTranslations } from "next-intl";
import { useMovedText } from "@/components/changes/parts/moved-words";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeGroup, GroupCause } from "@/lib/domain/change-view";

/** What happened to how many cells: `40 cells worse on 3 chips`. */
export function useGroupWords(): (group: Pick<ChangeGroup, "cause" | "cells" | "chips">) => string {
  const t = useTranslations("changes");
  const { count } = useFormats();
  return ({ cause, cells: { all, worse, better }, chips }) => {
    const counted = (word: "worse" | "better" | "reference" | "other", cells: number) =>
      t(`cells.${word}`, { count: cells, number: count(cells) });
    const told = [worse > 0 ? counted("worse", worse) : null, better > 0 ? counted("better", better) : null];
    const what =
      told.filter(Boolean).join(t("separator")) || counted(cause.kind === "reference" ? "reference" : "other", all);
    return chips === 0 ? what : t("cells.onChips", { what, count: chips, number: count(chips) });
  };
}

/** A cause as a text, for names of links and tooltips. */
export function useCauseText(): (cause: GroupCause) => string {
  const t = useTranslations("changes");
  const moved = useMovedText();
  return (cause) => {
    if (cause.kind === "campaign") return t("cause.campaign", { name: cause.name });
    if (cause.kind === "together") return t("cause.together");
    const versions = cause.moved.map(moved).join(t("separator"));
    if (cause.kind === "versions") return versions;
    return [t("cause.reference"), versions].filter(Boolean).join(t("separator"));
  };
}
