import { useTranslations } from "next-intl";
import type { FilterControl } from "@/components/filter/filter-bar";
import type { RunChoices } from "@/lib/domain/run-view";

/** The filters of the list: those that most people want first, the rest folded away. */
export function useRunControls(choices: RunChoices): FilterControl[] {
  const t = useTranslations("runs");
  const matrix = useTranslations("matrix");
  const run = useTranslations("run");
  const all = t("all");
  const target = (id: string) => {
    switch (id) {
      case "device":
      case "host":
      case "simulator":
      case "reference":
        return matrix(`target.${id}`);
      default:
        return id;
    }
  };
  const status = (id: string) => {
    switch (id) {
      case "ok":
      case "unsupported":
      case "failed":
      case "timeout":
        return run(`status.${id}`);
      default:
        return id;
    }
  };
  const menu = { kind: "menu" as const, all };
  return [
    { kind: "search", name: "q", label: t("search"), placeholder: t("searchExample") },
    { ...menu, name: "model", label: t("model"), options: choices.models },
    { ...menu, name: "chip", label: t("chip"), options: choices.chips },
    { ...menu, name: "scheme", label: t("scheme"), options: choices.schemes },
    {
      ...menu,
      name: "status",
      label: t("result"),
      options: choices.statuses.map((choice) => ({ ...choice, label: status(choice.id) })),
    },
    {
      kind: "segments",
      name: "newest",
      label: t("which"),
      fallback: "false",
      options: [
        { id: "false", label: t("every"), count: null },
        { id: "true", label: t("newestOnly"), count: null },
      ],
    },
    { kind: "more", name: "more", label: t("more") },
    { ...menu, name: "path", label: t("path"), options: choices.paths },
    {
      ...menu,
      name: "target",
      label: t("target"),
      options: choices.targets.map((choice) => ({ ...choice, label: target(choice.id) })),
    },
    { ...menu, name: "qairt", label: "QAIRT", options: choices.qairts },
    { ...menu, name: "onnxruntime", label: "ONNX Runtime", options: choices.onnxruntimes },
    { ...menu, name: "runner", label: t("runner"), options: choices.runners },
    { ...menu, name: "campaign", label: t("campaign"), options: choices.campaigns },
    { kind: "date", name: "from", label: t("from") },
    { kind: "date", name: "to", label: t("to") },
  ];
}
