import { useTranslations } from "next-intl";
import { useTargetWords } from "@/components/compare/parts/target-words";
import type { FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { CompareView } from "@/lib/domain/compare-view";
import type { Choice } from "@/lib/domain/matrix";

/** The controls of the filter bar, in the order in which a question is put. */
export function useSchemeControls({ filter, choices, evaluations }: CompareView): FilterControl[] {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const targets = useTargetWords();
  const formats = useFormats();
  const all = t("all");
  const named = (list: Choice[]) => list.map((one) => ({ ...one, label: targets.target(one.id, one.label) }));
  const paths = choices.paths.map((one) => (one.id === "unknown" ? { ...one, label: matrix("unknownPath") } : one));
  return [
    { kind: "menu", name: "model", label: t("model"), all, options: choices.models },
    {
      kind: "select",
      name: "evaluation",
      label: t("evaluation"),
      options: [
        { id: "", label: t("allEvaluations"), count: null },
        ...evaluations.map((one) => ({
          id: one.key,
          label: evaluationLabel(one, filter.models.length !== 1, matrix, formats),
          count: null,
        })),
      ],
      fallback: "",
    },
    { kind: "menu", name: "scheme", label: t("schemes"), all, options: choices.schemes },
    {
      kind: "select",
      name: "base",
      label: t("baseScheme"),
      options: choices.schemes.map(({ id, label }) => ({ id, label, count: null })),
      fallback: "",
    },
    { kind: "menu", name: "chip", label: t("chip"), all, options: named(choices.chips) },
    { kind: "menu", name: "path", label: t("path"), all, options: paths },
    { kind: "menu", name: "target", label: t("target"), all, options: named(choices.targets) },
  ];
}
