import { useTranslations } from "next-intl";
import { useSharedControls } from "@/components/compare/parts/shared-controls";
import type { FilterControl } from "@/components/filter/filter-bar";
import type { CompareView } from "@/lib/domain/compare-view";

/** The controls of the filter bar, in the order in which a question is put. */
export function useSchemeControls(view: CompareView): FilterControl[] {
  const t = useTranslations("compare");
  const { question, place } = useSharedControls(view);
  const { schemes } = view.choices;
  const { chip, path, target } = place();
  return [
    ...question,
    { kind: "menu", name: "scheme", label: t("schemes"), all: t("all"), options: schemes },
    {
      kind: "select",
      name: "base",
      label: t("baseScheme"),
      options: schemes.map(({ id, label }) => ({ id, label, count: null })),
      fallback: "",
    },
    chip,
    path,
    target,
  ];
}
