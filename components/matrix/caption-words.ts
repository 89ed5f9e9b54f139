import { useTranslations } from "next-intl";
import { type Formats, useFormats } from "@/components/format/use-formats";
import { fullLabel } from "@/components/matrix/axis-words";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import { sharedMarks } from "@/components/matrix/marks";
import type { Axis, MatrixView } from "@/lib/domain/matrix";
import { MODES } from "@/lib/domain/matrix";

/** Restrictions of the filter in words, in the order of the page's controls. */
function restrictions({ filter, choices }: MatrixView, t: ReturnType<typeof useTranslations<"matrix">>): string[] {
  const named = (axis: Axis, ids: readonly string[], offered: MatrixView["choices"]["chips"]) =>
    ids.map((id) => fullLabel(axis, { id, label: offered.find((one) => one.id === id)?.label ?? id }, t));
  return [
    ...named("chip", filter.chips, choices.chips),
    ...named("scheme", filter.schemes, choices.schemes),
    ...named("path", filter.paths, choices.paths),
    ...filter.targets.map((target) => t(`target.${target}`)),
  ];
}

/** What the deltas are held against: by their values where one evaluation is shown. */
function heldAgainst(
  { references, grid, filter }: MatrixView,
  t: ReturnType<typeof useTranslations<"matrix">>,
  formats: Formats,
): string | null {
  if (references.length === 0) return null;
  if (filter.evaluation === null) return t("referencesPerEvaluation", { count: references.length });
  const unit = grid.squares.flat().find(({ cell }) => cell !== null)?.cell?.unit ?? "";
  const said = references.map(({ value, source }) => `${formats.text(formats.value(value, unit))} ${source}`);
  return `${t("heldAgainst")} ${said.join(t("separator"))}`;
}

/**
 * What a matrix is of, for a copy of it that leaves the page: models, evaluation, filter, versions, the moment, marks that
 * hold for all of it, and templates (`fill`) for what only the browser knows.
 */
export function useCaptionWords(view: MatrixView) {
  const t = useTranslations("matrix");
  const words = useTranslations("matrixCaption");
  const formats = useFormats();
  const { filter, grid, evaluations, runs, asOfTime, knownIssues } = view;
  const { models, diff } = filter;
  const evaluation = evaluations.find(({ key }) => key === filter.evaluation);
  const only = restrictions(view, t);
  const said = sharedMarks(grid.squares).map((mark) => t(`mark.${mark}`));
  const sets = [filter.rowSet, filter.columnSet].filter((name) => name !== null);
  const versions = diff && words("versions", { axis: t(`axis.${diff.axis}`), a: diff.a ?? "?", b: diff.b ?? "?" });
  const told = [
    evaluation ? evaluationLabel(evaluation, false, t, formats) : null,
    heldAgainst(view, t, formats),
    only.length > 0 ? words("only", { names: only.join(t("separator")) }) : null,
    sets.length > 0 ? words("sets", { names: sets.join(t("separator")) }) : null,
  ];
  const blank = { names: "{names}" };
  return {
    title: models.length === 0 ? t("title") : models.join(t("separator")),
    /** Above what the layout adds. */
    about: told.filter((line) => line !== null),
    /** Below it. */
    moment: [
      asOfTime === null ? null : words("asOf", { time: formats.instant(asOfTime) }),
      t("runs", { count: runs, number: formats.count(runs) }),
    ]
      .filter(Boolean)
      .join(" · "),
    said: said.length > 0 ? t("saidOnce", { marks: said.join(t("separator")) }) : null,
    versions,
    shown: {
      ...(Object.fromEntries(MODES.map((mode) => [mode, words("shown", { what: t(`modeHelp.${mode}`) })])) as Record<
        (typeof MODES)[number],
        string
      >),
      ...(diff ? { delta: words("shown", { what: t("modeHelp.change") }) } : {}),
    },
    hidden: { row: words("hidden.row", blank), column: words("hidden.column", blank) },
    folded: words("folded", blank),
    more: words("more", { count: "{count}" }),
    corner: t("corner", { rows: t(`axis.${filter.rows}`), columns: t(`axis.${filter.columns}`) }),
    notes: knownIssues.map(({ text }, index) => `[${index + 1}] ${text}`),
  };
}

export type CaptionWords = ReturnType<typeof useCaptionWords>;
