import { useTranslations } from "next-intl";
import type { DumbbellRow } from "@/components/compare/figures/dumbbell";
import { DumbbellFigure } from "@/components/compare/figures/dumbbell-figure";
import { seriesLook } from "@/components/compare/figures/series";
import { useColumnWords } from "@/components/compare/parts/column-words";
import { useTargetWords } from "@/components/compare/parts/target-words";
import { type Formats, useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import type { CompareCell, CompareRow, CompareView } from "@/lib/domain/compare-view";
import type { Evaluation } from "@/lib/domain/matrix";

/** Rows of one figure: more are read in the table. */
const ROWS_DRAWN = 40;

/** Where a result stands: its drop, or its value where a figure has no references. */
function placeOf(cell: CompareCell, drops: boolean) {
  if (cell.status !== "ok") return null;
  return drops ? { value: cell.delta, interval: cell.deltaInterval } : { value: cell.value, interval: cell.interval };
}

type Unit = { unit: string; evaluations: Evaluation[]; rows: CompareRow[] };

/** Figures share an axis, and an axis has one unit. */
function byUnit(view: CompareView): Unit[] {
  const units = new Map<string, Unit>();
  for (const row of view.rows) {
    const evaluation = view.evaluations.find(({ key }) => key === row.evaluation);
    if (!evaluation) continue;
    const id = `${evaluation.unit} ${evaluation.direction}`;
    const known = units.get(id) ?? { unit: evaluation.unit, evaluations: [], rows: [] };
    if (!known.evaluations.includes(evaluation)) known.evaluations.push(evaluation);
    known.rows.push(row);
    units.set(id, known);
  }
  return [...units.values()];
}

/** Each scheme's drop with its interval, chip by chip. */
export function DropFigures({ view }: { view: CompareView }) {
  return (
    <div className="grid min-w-0 gap-3">
      {byUnit(view).map((one) => (
        <DropFigure key={`${one.unit} ${one.evaluations[0]?.direction}`} view={view} of={one} />
      ))}
    </div>
  );
}

function DropFigure({ view, of: { unit, evaluations, rows: all } }: { view: CompareView; of: Unit }) {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const targets = useTargetWords();
  const columnWords = useColumnWords(view.filter.calibrations);
  const drops = all.some(({ cells }) => cells.some((cell) => cell?.delta != null));
  const looks = view.columns.map((column, index) => ({ look: seriesLook(index), hollow: column.isFloat }));
  const baseAt = view.columns.findIndex(({ isBase }) => isBase);
  let said: string | null = null;
  const drawn = all.flatMap((row): DumbbellRow[] => {
    const points = row.cells.flatMap((cell, index) => {
      const place = cell && placeOf(cell, drops);
      const style = looks[index];
      if (!cell || !place || place.value === null || !style) return [];
      const words = `${view.columns[index]?.scheme}: ${figureText(place.value, unit, drops, formats)}`;
      return [{ id: cell.column, value: place.value, interval: place.interval, words, ...style }];
    });
    if (points.length === 0) return [];
    const base = row.cells[baseAt];
    const evaluation = evaluations.find(({ key }) => key === row.evaluation);
    const heading =
      evaluations.length > 1 && said !== row.evaluation && evaluation
        ? evaluationLabel(evaluation, true, matrix, formats)
        : null;
    said = row.evaluation;
    return [
      {
        id: row.id,
        heading,
        label: targets.target(row.target.id, row.target.label),
        detail: row.path ?? "",
        base: (base && placeOf(base, drops)?.value) ?? null,
        points,
      },
    ];
  });
  if (drawn.length === 0) return null;
  const shown = drawn.slice(0, ROWS_DRAWN);
  const title = drops ? t("figure.drop") : t("figure.value");
  const legend = view.columns.flatMap((column, index) => {
    const style = looks[index];
    const { name, detail } = columnWords(column);
    if (!style || !shown.some(({ points }) => points.some(({ id }) => id === column.id))) return [];
    const marks = [column.isBase ? t("base") : null, detail].filter(Boolean).join(" · ");
    return [{ id: column.id, name: marks ? `${name} (${marks})` : name, ...style }];
  });
  return (
    <DumbbellFigure
      title={title}
      note={t("figure.note")}
      name="driftgrid-compare"
      most={ROWS_DRAWN}
      rows={drawn}
      legend={legend}
      zero={drops}
      tick={(value) => figureText(value, unit, drops, formats)}
    />
  );
}

function figureText(value: number, unit: string, drops: boolean, formats: Formats): string {
  return formats.text(drops ? formats.delta(value, unit) : formats.value(value, unit));
}
