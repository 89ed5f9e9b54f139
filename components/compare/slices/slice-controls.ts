import { useTranslations } from "next-intl";
import { useSharedControls } from "@/components/compare/parts/shared-controls";
import type { FilterControl } from "@/components/filter/filter-bar";
import type { Choice } from "@/lib/domain/matrix";
import type { SlicesView } from "@/lib/domain/slices-view";

/** What both sides share, then the pickers of A and of B, each on a line of its own. */
export function useSliceControls(view: SlicesView): FilterControl[] {
  const t = useTranslations("compare");
  const { question, place } = useSharedControls(view);
  const { schemes, qairt, onnxruntime } = view.choices;
  const version = (list: Choice[]) => [
    { id: "", label: t("slices.newest"), count: null },
    ...list.map(({ id, label }) => ({ id, label, count: null })),
  ];
  const side = (name: "a" | "b"): FilterControl[] => {
    const { chip, path, target } = place(`${name}.`);
    return [
      { kind: "line", name, label: t(`slices.side.${name}`) },
      chip,
      path,
      { kind: "menu", name: `${name}.scheme`, label: t("scheme"), all: t("all"), options: schemes },
      target,
      { kind: "select", name: `${name}.qairt`, label: "QAIRT", options: version(qairt), fallback: "" },
      {
        kind: "select",
        name: `${name}.onnxruntime`,
        label: "ONNX Runtime",
        options: version(onnxruntime),
        fallback: "",
      },
    ];
  };
  return [...question, ...side("a"), ...side("b")];
}
