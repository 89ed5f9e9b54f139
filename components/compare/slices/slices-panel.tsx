import { useTranslations } from "next-intl";
import { usePairWords } from "@/components/compare/parts/pair-words";
import { useEndWords } from "@/components/compare/slices/end-words";
import { type MatchRow, SlicesTable } from "@/components/compare/slices/slices-table";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { SlicesView } from "@/lib/domain/slices-view";

function useMatchRows(view: SlicesView): MatchRow[] {
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const chipName = (chip: string) => view.choices.chips.find(({ id }) => id === chip)?.label ?? chip;
  const words = useEndWords(chipName);
  const pairWords = usePairWords();
  const evaluations = new Map(view.evaluations.map((one) => [one.key, one]));
  const several = new Set(view.matches.map(({ evaluation }) => evaluation)).size > 1;
  return view.matches.map((match) => {
    const evaluation = evaluations.get(match.evaluation);
    const unit = evaluation?.unit ?? "";
    return {
      id: match.id,
      model: evaluation ? (several ? evaluationLabel(evaluation, true, matrix, formats) : evaluation.model) : "",
      shared: words.shared(match),
      a: words.face(match.a, match.b, unit),
      b: words.face(match.b, match.a, unit),
      pair: pairWords(match.pair, unit),
    };
  });
}

/** All matched cells with their words, worst of B first. */
export function SlicesPanel({ view }: { view: SlicesView }) {
  const t = useTranslations("compare");
  const formats = useFormats();
  return (
    <div className="min-w-0">
      <p className="mb-1.5 text-muted text-xs">
        {t("slices.tableNote")}
        {view.compared.capped && ` ${t("capped", { limit: formats.count(view.compared.limit) })}`}
      </p>
      <SlicesTable
        label={t("slices.table")}
        rows={useMatchRows(view)}
        words={{
          cell: t("slices.cell"),
          a: "A",
          b: "B",
          difference: t("slices.difference"),
          sortBy: t("sortBy"),
          showAll: t("showAll", { number: formats.count(view.matches.length) }),
        }}
      />
    </div>
  );
}
