import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { DifferenceLine } from "@/components/matrix/panel/difference-line";
import { PanelFacts } from "@/components/matrix/panel/panel-facts";
import { PanelMarks } from "@/components/matrix/panel/panel-marks";
import { type Pill, useBudgetPill, useEvidencePill } from "@/components/matrix/panel/use-standing";
import { Badge } from "@/components/ui/badge";
import type { Cell } from "@/lib/domain/matrix";
import type { SquareDetail } from "@/lib/domain/square-view";

/**
 * How the cell of a square stands: its difference and what is shown of it, its value, what it is held against.
 * @param budget null without one, and between two versions: then their change is what stands to it
 */
export function PanelStanding({ detail, budget }: { detail: SquareDetail; budget: number | null }) {
  const evidence = useEvidencePill()(detail);
  const within = useBudgetPill(budget)(detail.cell, null);
  return (
    <div className="mt-3">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Headline cell={detail.cell} />
        <State cell={detail.cell} />
        {[evidence, within].map((pill) => pill && <PillBadge key={pill.words} pill={pill} />)}
      </p>
      <Reason cell={detail.cell} />
      <DifferenceLine detail={detail} />
      <PanelFacts detail={detail} budget={within} />
      <PanelMarks marks={detail.cell.marks} />
    </div>
  );
}

/** What a figure is, where it is no result of today: old, or the reference itself. */
function State({ cell: { targetKind, stale, status } }: { cell: Cell }) {
  const t = useTranslations("matrix");
  const state = targetKind === "reference" ? "reference" : stale && status === "ok" ? "stale" : null;
  return (
    state && (
      <Badge tone="outline" title={t(`explain.${state}`)}>
        {t(`state.${state}`)}
      </Badge>
    )
  );
}

/** A judgement as a badge. */
export function PillBadge({ pill: { words, tone, title } }: { pill: Pill }) {
  return (
    <Badge tone={tone} title={title}>
      {words}
    </Badge>
  );
}

/** The figure that the square shows, large: the difference, else the value, else the word of the state. */
function Headline({ cell }: { cell: Cell }) {
  const t = useTranslations("matrix");
  const run = useTranslations("run");
  const formats = useFormats();
  const { status, delta, value, unit } = cell;
  if (status !== "ok") return <strong className="square-figure text-danger">{run(`status.${status}`)}</strong>;
  const figure = delta !== null ? formats.delta(delta, unit) : value !== null ? formats.value(value, unit) : null;
  if (figure === null) return <strong className="square-figure">{t("noValue")}</strong>;
  return (
    <strong className="square-figure">
      {figure.number}
      <small>{figure.unit}</small>
    </strong>
  );
}

function Reason({ cell: { status, reason } }: { cell: Cell }) {
  if (status === "ok" || reason === null) return null;
  return <p className="mt-1 break-words">{reason}</p>;
}
