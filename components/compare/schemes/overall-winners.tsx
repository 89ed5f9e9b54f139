import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { CompareView, OverallWinner } from "@/lib/domain/compare-view";

/** Over all rows of an evaluation, in a sentence: which scheme wins, or why none does. */
export function useOverallWords(
  view: CompareView,
): (winner: OverallWinner) => { verdict: string; rows: string | null } {
  const t = useTranslations("compare");
  const formats = useFormats();
  const separator = useTranslations("changes")("separator");
  const nameOf = (column: string) => view.columns.find(({ id }) => id === column)?.scheme ?? column;
  return ({ column, reason, leads, rivals, rows }) => {
    const counts = (["won", "notWorse", "worse", "untested", "missing"] as const).filter((key) => rows[key] > 0);
    const told = counts.map((key) => t(`overallRows.${key}`, { count: rows[key], number: formats.count(rows[key]) }));
    const name = nameOf(column ?? leads ?? "");
    if (column !== null) return { verdict: t("overallWins", { name }), rows: told.join(separator) };
    return {
      verdict: t(`overallNone.${reason ?? "nothing-tested"}`, { name, rivals: rivals.map(nameOf).join(separator) }),
      rows: leads === null ? null : told.join(separator),
    };
  };
}

/** The answer first. Several evaluations say it above their rows instead. */
export function OverallWinners({ view }: { view: CompareView }) {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const words = useOverallWords(view);
  const [only, ...more] = view.overall;
  if (!only || more.length > 0) return null;
  const evaluation = view.evaluations.find(({ key }) => key === only.evaluation);
  const { verdict, rows } = words(only.winner);
  return (
    <section aria-label={t("overall")} className="panel px-4 py-3">
      <p className="font-[620] text-base">{verdict}</p>
      <p className="mt-0.5 text-muted">
        {[evaluation && evaluationLabel(evaluation, true, matrix, formats), rows].filter(Boolean).join(" · ")}
      </p>
    </section>
  );
}
