import { useTranslations } from "next-intl";
import type { DumbbellRow } from "@/components/compare/figures/dumbbell";
import { DumbbellFigure } from "@/components/compare/figures/dumbbell-figure";
import { seriesLook } from "@/components/compare/figures/series";
import { useEndWords } from "@/components/compare/slices/end-words";
import { useFormats } from "@/components/format/use-formats";
import type { SliceEnd, SlicesView } from "@/lib/domain/slices-view";

/** Matches of the figure: more are read in the table. */
const ROWS_DRAWN = 30;

/** A against B, the worst first: one figure, of the unit of the first match. */
export function SliceFigure({ view }: { view: SlicesView }) {
  const t = useTranslations("compare");
  const formats = useFormats();
  const words = useEndWords((chip) => view.choices.chips.find(({ id }) => id === chip)?.label ?? chip);
  const evaluationOf = (key: string) => view.evaluations.find((one) => one.key === key);
  const unit = evaluationOf(view.matches[0]?.evaluation ?? "")?.unit ?? "";
  const measured = (end: SliceEnd) => end.status === "ok" && end.delta !== null;
  const rows = view.matches
    .filter(({ a, b, evaluation }) => measured(a) && measured(b) && evaluationOf(evaluation)?.unit === unit)
    .map((match): DumbbellRow => {
      const point = (side: "a" | "b") => {
        const end = match[side];
        const shift = (end.delta ?? 0) - (end.value ?? 0);
        const higher = evaluationOf(match.evaluation)?.direction === "higher";
        return {
          id: side,
          look: seriesLook(side === "a" ? 0 : 1),
          hollow: false,
          value: end.delta ?? 0,
          interval: end.interval && higher ? { low: end.interval.low + shift, high: end.interval.high + shift } : null,
          words: `${side.toUpperCase()}: ${words.whole(end)}, ${formats.text(formats.delta(end.delta ?? 0, unit))}`,
        };
      };
      return {
        id: match.id,
        heading: null,
        label: words.shared(match),
        detail: evaluationOf(match.evaluation)?.model ?? "",
        base: match.a.delta,
        points: [point("a"), point("b")],
      };
    });
  if (rows.length === 0) return null;
  return (
    <DumbbellFigure
      title={t("slices.figure")}
      note={t("slices.figureNote")}
      name="driftgrid-slices"
      most={ROWS_DRAWN}
      rows={rows}
      legend={(["a", "b"] as const).map((side, index) => ({
        id: side,
        name: side.toUpperCase(),
        look: seriesLook(index),
        hollow: false,
      }))}
      zero
      tick={(value) => formats.text(formats.delta(value, unit))}
    />
  );
}
