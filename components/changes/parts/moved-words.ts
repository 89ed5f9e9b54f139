import { useTranslations } from "next-intl";
import type { MovedAxis } from "@/lib/domain/changes/change";

/** Names of what can move, in words. */
export function useAxisName(): (moved: Pick<MovedAxis, "axis" | "option">) => string {
  const t = useTranslations("changes");
  return ({ axis, option }) => (axis === "options" ? (option ?? t("axis.options")) : t(`axis.${axis}`));
}

/** One moved axis as a text: `QAIRT 2.42.0 → 2.45.0`. */
export function useMovedText(): (moved: MovedAxis) => string {
  const t = useTranslations("changes");
  const nameOf = useAxisName();
  return (moved) =>
    t("movedText", { name: nameOf(moved), from: moved.from ?? t("unknown"), to: moved.to ?? t("unknown") });
}
