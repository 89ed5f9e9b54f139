import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { cellHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { toneOf } from "@/components/matrix/tone";
import type { Cell } from "@/lib/domain/matrix";
import type { SquareView } from "@/lib/domain/square-view";

/** Cells named; the matrix over another axis has all. */
const NAMED = 8;

/** What tells cells of one square apart, most telling first. */
const FACTS = [
  "model",
  "variant",
  "path",
  "backend",
  "targetKind",
  "scheme",
  "dataset",
  "split",
  "metricName",
] as const;

/** Several results under one square, worst first: the first is the one in detail. */
export function PanelCells({ view: { cells, pinned, asOf } }: { view: SquareView }) {
  const t = useTranslations("square");
  const formats = useFormats();
  const telling = FACTS.filter((fact) => new Set(cells.map((cell) => cell[fact])).size > 1);
  if (cells.length < 2) return null;
  return (
    <PanelPart title={t("under", { number: formats.count(cells.length) })}>
      <ol className="space-y-1">
        {cells.slice(0, NAMED).map((cell, index) => (
          <li key={cell.key} className="flex items-baseline justify-between gap-x-3">
            <Link href={cellHref(cell.key, pinned ? asOf : null)} prefetch={false} className="link min-w-0 break-words">
              <CellName cell={cell} telling={telling} all={cells} />
            </Link>
            <span className="flex shrink-0 items-baseline gap-2">
              {index === 0 && <span className="text-muted text-xs">{t("shown")}</span>}
              <CellFigure cell={cell} />
            </span>
          </li>
        ))}
      </ol>
      {cells.length > NAMED && (
        <p className="mt-1 text-muted text-xs">{t("more", { number: formats.count(cells.length - NAMED) })}</p>
      )}
    </PanelPart>
  );
}

type NameProperties = { cell: Cell; telling: readonly (typeof FACTS)[number][]; all: readonly Cell[] };

function CellName({ cell, telling, all }: NameProperties) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const word = (fact: (typeof FACTS)[number]) => {
    if (fact === "targetKind") return t(`target.${cell.targetKind}`);
    return cell[fact] ?? (fact === "path" ? t("unknownPath") : null);
  };
  const counted = new Set(all.map(({ samples }) => samples)).size > 1;
  const n = cell.samples === null ? t("nUnknown") : t("n", { count: formats.count(cell.samples) });
  const words = [...telling.map(word), counted ? n : null].filter(Boolean);
  return <bdi>{words.length > 0 ? words.join(" · ") : formats.instant(cell.measuredAt)}</bdi>;
}

function CellFigure({ cell: { status, value, delta, unit, reference } }: { cell: Cell }) {
  const run = useTranslations("run");
  const formats = useFormats();
  if (status !== "ok" || value === null) return <span className="text-muted">{run(`status.${status}`)}</span>;
  return (
    <>
      {delta !== null && (
        <span className="delta" data-tone={toneOf(delta, unit, reference?.value ?? null)}>
          {formats.text(formats.delta(delta, unit))}
        </span>
      )}
      {formats.text(formats.value(value, unit))}
    </>
  );
}
