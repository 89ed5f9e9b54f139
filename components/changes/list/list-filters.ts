import { useTranslations } from "next-intl";
import { useAxisName } from "@/components/changes/parts/moved-words";
import type { FilterControl } from "@/components/filter/filter-bar";
import { CHANGE_AXES, type ChangesView } from "@/lib/domain/change-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";

/** The controls of the list's filter bar; verdict and state stand apart, with their counts. */
export function useListFilters({ choices }: Pick<ChangesView, "choices">): FilterControl[] {
  const t = useTranslations("changes");
  const target = useTranslations("matrix");
  const axisName = useAxisName();
  const all = t("all");
  const chips = choices.chips.map((choice) => {
    const kind = TARGET_KINDS.find((one) => one === choice.id);
    return kind ? { ...choice, label: target(`target.${kind}`) } : choice;
  });
  const paths = choices.paths.map((choice) =>
    choice.id === "unknown" ? { ...choice, label: t("unknownPath") } : choice,
  );
  return [
    { kind: "text", name: "search", label: t("search") },
    { kind: "menu", name: "model", label: t("model"), all, options: choices.models },
    { kind: "menu", name: "chip", label: t("chip"), all, options: chips },
    { kind: "menu", name: "scheme", label: t("scheme"), all, options: choices.schemes },
    { kind: "menu", name: "path", label: t("path"), all, options: paths },
    {
      kind: "menu",
      name: "axis",
      label: t("moved"),
      all,
      options: CHANGE_AXES.map((axis) => ({ id: axis, label: axisName({ axis, option: null }), count: null })),
    },
    { kind: "text", name: "version", label: t("version") },
    { kind: "date", name: "since", label: t("since") },
    { kind: "text", name: "assignee", label: t("assigneeFilter") },
  ];
}
