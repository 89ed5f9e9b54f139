import { useTranslations } from "next-intl";
import { useTargetWords } from "@/components/compare/parts/target-words";
import type { FilterControl } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { Choice } from "@/lib/domain/matrix";
import type { SlicesView } from "@/lib/domain/slices-view";

/** What both sides share, then the pickers of A and of B, each on a line of its own. */
export function useSliceControls({ filter, choices, evaluations }: SlicesView): FilterControl[] {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const targets = useTargetWords();
  const formats = useFormats();
  const all = t("all");
  const named = (list: Choice[]) => list.map((one) => ({ ...one, label: targets.target(one.id, one.label) }));
  const paths = choices.paths.map((one) => (one.id === "unknown" ? { ...one, label: matrix("unknownPath") } : one));
  const version = (list: Choice[]) => [
    { id: "", label: t("slices.newest"), count: null },
    ...list.map(({ id, label }) => ({ id, label, count: null })),
  ];
  const side = (name: "a" | "b"): FilterControl[] => [
    { kind: "line", name, label: t(`slices.side.${name}`) },
    { kind: "menu", name: `${name}.chip`, label: t("chip"), all, options: named(choices.chips) },
    { kind: "menu", name: `${name}.path`, label: t("path"), all, options: paths },
    { kind: "menu", name: `${name}.scheme`, label: t("scheme"), all, options: choices.schemes },
    { kind: "menu", name: `${name}.target`, label: t("target"), all, options: named(choices.targets) },
    { kind: "select", name: `${name}.qairt`, label: "QAIRT", options: version(choices.qairt), fallback: "" },
    {
      kind: "select",
      name: `${name}.onnxruntime`,
      label: "ONNX Runtime",
      options: version(choices.onnxruntime),
      fallback: "",
    },
  ];
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
    ...side("a"),
    ...side("b"),
  ];
}
