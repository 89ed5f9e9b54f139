import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { ExportMenu } from "@/components/matrix/export/export-menu";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import { sharedMarks } from "@/components/matrix/marks";
import type { MatrixView } from "@/lib/domain/matrix";

/** The menu of exports with its words, and those that stand above a drawing. */
export function MatrixExport({ view }: { view: MatrixView }) {
  const t = useTranslations("matrixExport");
  const words = {
    label: t("label"),
    help: t("help"),
    csv: t("csv"),
    markdown: t("markdown"),
    json: t("json"),
    png: t("png"),
    svg: t("svg"),
    copy: t("copy"),
    copied: t("copied"),
    print: t("print"),
    failed: t("failed"),
  };
  return <ExportMenu words={words} drawing={useDrawingWords(view)} />;
}

/** What a drawing is of: models, evaluation, filter, versions, the moment, marks that hold for all of it. */
function useDrawingWords({ filter, grid, evaluations, runs, asOfTime, knownIssues }: MatrixView) {
  const t = useTranslations("matrix");
  const words = useTranslations("matrixExport");
  const formats = useFormats();
  const evaluation = evaluations.find(({ key }) => key === filter.evaluation);
  const { models, chips, schemes, paths, targets, diff } = filter;
  const restrictions = [...chips, ...schemes, ...paths, ...targets.map((target) => t(`target.${target}`))];
  const said = sharedMarks(grid.squares).map((mark) => t(`mark.${mark}`));
  const lines = [
    evaluation ? evaluationLabel(evaluation, false, t, formats) : null,
    restrictions.length > 0 ? words("only", { names: restrictions.join(t("separator")) }) : null,
    diff && words("versions", { axis: t(`axis.${diff.axis}`), a: diff.a ?? "", b: diff.b ?? "" }),
    [
      asOfTime === null ? null : words("asOf", { time: formats.instant(asOfTime) }),
      t("runs", { count: runs, number: formats.count(runs) }),
    ]
      .filter(Boolean)
      .join(" · "),
    said.length > 0 ? t("saidOnce", { marks: said.join(t("separator")) }) : null,
  ];
  return {
    title: models.length === 0 ? t("title") : models.join(t("separator")),
    lines: lines.filter((line) => line !== null),
    corner: t("corner", { rows: t(`axis.${filter.rows}`), columns: t(`axis.${filter.columns}`) }),
    notes: knownIssues.map(({ text }, index) => `[${index + 1}] ${text}`),
  };
}
