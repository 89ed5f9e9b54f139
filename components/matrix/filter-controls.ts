import type { useTranslations } from "next-intl";
import type { FilterControl } from "@/components/filter/filter-bar";
import type { Formats } from "@/components/format/use-formats";
import { fullLabel } from "@/components/matrix/axis-words";
import { AXES, type Axis, type Choice, type Evaluation, type MatrixView } from "@/lib/domain/matrix";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

/** An evaluation in one line; the model is left out where only one is shown. */
export function evaluationLabel(evaluation: Evaluation, withModel: boolean, t: Translate, formats: Formats): string {
  const model = evaluation.variant === null ? evaluation.model : `${evaluation.model} ${evaluation.variant}`;
  const data = evaluation.split === null ? evaluation.dataset : `${evaluation.dataset} ${evaluation.split}`;
  const n = evaluation.samples === null ? t("nUnknown") : t("n", { count: formats.count(evaluation.samples) });
  return [withModel ? model : null, data, evaluation.metricName, n].filter(Boolean).join(" · ");
}

/** Two versions beside each other: which software, then which two of its versions. */
function diffControls(
  { filter: { diff, rows, columns }, choices, diffable }: Pick<MatrixView, "filter" | "choices" | "diffable">,
  t: Translate,
): FilterControl[] {
  const offered = diffable.filter((axis) => axis !== rows && axis !== columns);
  if (offered.length === 0 && diff === null) return [];
  const versions = (name: "a" | "b", value: string | null): FilterControl => ({
    kind: "select",
    name,
    label: t(`diff.${name}`),
    options: choices[diff?.axis ?? "qairt"].map(({ id, label, count }) => ({ id, label, count })),
    fallback: value ?? "",
  });
  return [
    {
      kind: "select",
      name: "diff",
      label: t("diff.label"),
      options: [
        { id: "", label: t("diff.off"), count: null },
        ...offered.map((axis) => ({ id: axis, label: t(`axis.${axis}`), count: null })),
      ],
      fallback: "",
    },
    ...(diff === null ? [] : [versions("a", diff.a), versions("b", diff.b)]),
  ];
}

/** The controls of the filter bar for a view, in the order in which they are read. */
export function filterControls(view: MatrixView, t: Translate, formats: Formats): FilterControl[] {
  const { filter, choices, evaluations } = view;
  const option = (id: string, label: string) => ({ id, label, count: null });
  const offer = (list: Choice[], axis: Axis | "target") =>
    list.map(({ id, label, count }) => ({
      id,
      label: fullLabel(axis === "target" ? "chip" : axis, { id, label }, t),
      count,
    }));
  const showsModels = filter.rows === "model" || filter.columns === "model";
  const oneModel = filter.models.length === 1;
  const model: FilterControl =
    showsModels || filter.models.length > 1
      ? { kind: "menu", name: "model", label: t("axis.model"), all: t("all"), options: offer(choices.models, "model") }
      : {
          kind: "select",
          name: "model",
          label: t("axis.model"),
          options: offer(choices.models, "model"),
          fallback: "",
        };
  const every = option("", t("allEvaluations"));
  const menu = (name: "chip" | "scheme" | "path", list: Choice[]): FilterControl => ({
    kind: "menu",
    name,
    label: t(`axis.${name}`),
    all: t("all"),
    options: offer(list, name),
  });
  const axes = AXES.map((axis) => option(axis, t(`axis.${axis}`)));
  return [
    model,
    {
      kind: "select",
      name: "evaluation",
      label: t("evaluation"),
      options: [
        ...(showsModels ? [every] : []),
        ...evaluations.map((one) => option(one.key, evaluationLabel(one, !oneModel, t, formats))),
      ],
      fallback: "",
    },
    menu("chip", choices.chips),
    menu("scheme", choices.schemes),
    menu("path", choices.paths),
    { kind: "menu", name: "target", label: t("targets"), all: t("all"), options: offer(choices.targets, "target") },
    { kind: "select", name: "rows", label: t("rows"), options: axes, fallback: "chip" },
    { kind: "select", name: "columns", label: t("columns"), options: axes, fallback: "scheme" },
    ...diffControls(view, t),
  ];
}
