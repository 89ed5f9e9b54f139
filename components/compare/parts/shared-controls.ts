import { useTranslations } from "next-intl";
import { useTargetWords } from "@/components/compare/parts/target-words";
import type { FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { CompareView } from "@/lib/domain/compare-view";
import type { Choice } from "@/lib/domain/matrix";

/** What is shared by views that compare. */
type Compared = Pick<CompareView, "evaluations"> & {
  filter: Pick<CompareView["filter"], "models">;
  choices: CompareView["choices"];
};

/** Model and evaluation come first in every comparison; a place is asked for by chip, path and target. */
export function useSharedControls({ filter, choices, evaluations }: Compared) {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const targets = useTargetWords();
  const formats = useFormats();
  const all = t("all");
  const named = (list: Choice[]) => list.map((one) => ({ ...one, label: targets.target(one.id, one.label) }));
  const paths = choices.paths.map((one) => (one.id === "unknown" ? { ...one, label: matrix("unknownPath") } : one));
  const question: FilterControl[] = [
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
  ];
  /** @param side prefix of the names, `a.` */
  const place = (side = "") =>
    ({
      chip: { kind: "menu", name: `${side}chip`, label: t("chip"), all, options: named(choices.chips) },
      path: { kind: "menu", name: `${side}path`, label: t("path"), all, options: paths },
      target: { kind: "menu", name: `${side}target`, label: t("target"), all, options: named(choices.targets) },
    }) as const satisfies Record<string, FilterControl>;
  return { question, place };
}
