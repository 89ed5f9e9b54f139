import { useTranslations } from "next-intl";
import { FigureFrame } from "@/components/compare/figures/figure-frame";
import { ParetoDrawing } from "@/components/compare/figures/pareto-drawing";
import { seriesLook } from "@/components/compare/figures/series";
import { useTargetWords } from "@/components/compare/parts/target-words";
import { type Formats, useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import type { CompareCell, CompareRow, CompareView } from "@/lib/domain/compare-view";

const COSTS = ["latency", "bytes"] as const;
type Cost = (typeof COSTS)[number];

/** Figures that stand open; the others fold. */
const SHOWN = 6;
/** Of the folded ones: more are read in the table and its exports. */
const FOLDED = 40;

const costOf = (cell: CompareCell, cost: Cost) => (cost === "latency" ? cell.latencyMs : cell.bytes);
const onFront = (cell: CompareCell, cost: Cost) => (cost === "latency" ? cell.frontLatency : cell.frontBytes);
const shown = (cell: CompareCell | null, cost: Cost) =>
  cell !== null && cell.status === "ok" && cell.value !== null && costOf(cell, cost) !== null;

export const costText = (value: number, cost: Cost, formats: Formats) =>
  cost === "bytes" ? formats.bytes(value) : formats.text(formats.size(value, "ms"));

/** Accuracy against latency and against size, chip by chip, with the front marked. */
export function ParetoFigures({ view }: { view: CompareView }) {
  const t = useTranslations("compare.pareto");
  const figures = COSTS.map((cost) => ({
    cost,
    // One point alone trades nothing for anything.
    rows: view.rows.filter((row) => row.cells.filter((cell) => shown(cell, cost)).length > 1),
  }));
  return figures
    .filter(({ rows }) => rows.length > 0)
    .map(({ cost, rows }) => (
      <section key={cost} aria-label={t(`title.${cost}`)} className="panel min-w-0 px-4 py-3.5">
        <h2>{t(`title.${cost}`)}</h2>
        <p className="mt-0.5 max-w-prose text-muted text-xs">{t("note")}</p>
        <Grid view={view} cost={cost} rows={rows.slice(0, SHOWN)} />
        {rows.length > SHOWN && (
          <Disclosure title={t("more")} count={String(Math.min(FOLDED, rows.length - SHOWN))} className="mt-3">
            <Grid view={view} cost={cost} rows={rows.slice(SHOWN, SHOWN + FOLDED)} />
          </Disclosure>
        )}
      </section>
    ));
}

function Grid({ view, cost, rows }: { view: CompareView; cost: Cost; rows: CompareRow[] }) {
  return (
    <div className="mt-3 grid gap-x-8 gap-y-5 sm:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]">
      {rows.map((row) => (
        <ParetoFigure key={row.id} view={view} row={row} cost={cost} />
      ))}
    </div>
  );
}

function ParetoFigure({ view, row, cost }: { view: CompareView; row: CompareRow; cost: Cost }) {
  const t = useTranslations("compare.pareto");
  const formats = useFormats();
  const targets = useTargetWords();
  const evaluation = view.evaluations.find(({ key }) => key === row.evaluation);
  const unit = evaluation?.unit ?? "";
  const name = [targets.target(row.target.id, row.target.label), row.path].filter(Boolean).join(" · ");
  const points = row.cells.flatMap((cell, index) => {
    if (!cell || !shown(cell, cost)) return [];
    const column = view.columns[index];
    const [x, y] = [costOf(cell, cost) ?? 0, cell.value ?? 0];
    const figures = `${formats.text(formats.value(y, unit))}, ${costText(x, cost, formats)}`;
    return [
      {
        id: cell.column,
        x,
        y,
        look: seriesLook(index),
        hollow: column?.isFloat ?? false,
        front: onFront(cell, cost),
        name: column?.scheme ?? cell.column,
        words: `${column?.scheme}: ${figures}${onFront(cell, cost) ? `, ${t("front")}` : ""}`,
        figures,
      },
    ];
  });
  return (
    <FigureFrame
      title={<h3 className="font-[560]">{name}</h3>}
      name={`driftgrid-${cost}`}
      of={`${t(`title.${cost}`)}: ${name}`}
    >
      <ParetoDrawing
        label={`${t(`title.${cost}`)}: ${name}`}
        points={points}
        lowerIsBetter={evaluation?.direction === "lower"}
        xText={(value) => costText(value, cost, formats)}
        yText={(value) => formats.text(formats.value(value, unit))}
      />
      <ul className="mt-1 text-xs">
        {points.map((point) => (
          <li key={point.id} className="flex flex-wrap gap-x-2">
            <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
              <circle
                r="3.5"
                style={{ fill: point.hollow ? "var(--panel)" : point.look.colour, stroke: point.look.colour }}
              />
            </svg>
            <bdi>{point.name}</bdi>
            <span className="text-muted">{point.figures}</span>
            {point.front && <span className="font-[560]">{t("front")}</span>}
          </li>
        ))}
      </ul>
    </FigureFrame>
  );
}
