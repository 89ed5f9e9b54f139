import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { fullLabel } from "@/components/matrix/axis-words";
import { planHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { toneOf } from "@/components/matrix/tone";
import { ButtonLink } from "@/components/ui/button";
import { CopyBlock } from "@/components/ui/copy-block";
import type { Neighbour, SquareView, Untested } from "@/lib/domain/square-view";

type Properties = {
  view: SquareView;
  untested: Untested;
  /** Where the panel of another square is open. */
  hrefOf: (square: { row: string; column: string }) => string;
};

/** A square that nobody ran: what would test it, and what is known beside it. */
export function PanelUntested({ view, untested: { neighbours, runnable, document }, hrefOf }: Properties) {
  const t = useTranslations("square");
  const matrix = useTranslations("matrix");
  const { filter, row, column } = view;
  const chip = filter.rows === "chip" ? row.id : filter.columns === "chip" ? column.id : null;
  return (
    <>
      <p className="mt-3">
        <strong className="square-figure text-muted">{matrix("state.untested")}</strong>
      </p>
      <p className="mt-1">{runnable ? t("untested.says") : t("untested.notRunnable")}</p>
      <PanelPart title={t("untested.how")}>
        <p>{t(document === null ? "untested.planOnly" : "untested.fill")}</p>
        {document !== null && (
          <div className="mt-1.5">
            <CopyBlock
              title={t("untested.document")}
              text={document}
              words={{ copy: t("untested.copy"), copied: t("untested.copied") }}
              className="max-h-56"
            />
          </div>
        )}
        <p className="mt-2 flex flex-wrap gap-1.5">
          <ButtonLink small kind="primary" href={planHref(filter, chip)}>
            {t("untested.plan")}
          </ButtonLink>
          <ButtonLink small href="/docs/api">
            {t("untested.api")}
          </ButtonLink>
        </p>
      </PanelPart>
      <Neighbours side="row" list={neighbours.row} {...{ view, hrefOf }} />
      <Neighbours side="column" list={neighbours.column} {...{ view, hrefOf }} />
    </>
  );
}

type List = Pick<Properties, "view" | "hrefOf"> & {
  /** What the neighbours share with the square. */
  side: "row" | "column";
  list: Neighbour[];
};

function Neighbours({ view, side, list, hrefOf }: List) {
  const t = useTranslations("square.untested");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  if (list.length === 0) return null;
  const name = fullLabel(view.filter[`${side}s`], view[side], matrix);
  const apart = view.filter[side === "row" ? "columns" : "rows"];
  return (
    <PanelPart title={t("beside", { name })}>
      <ul className="space-y-1">
        {list.map(({ row, column, cell }) => {
          const id = side === "row" ? column : row;
          const { value, delta, unit, reference } = cell;
          return (
            <li key={cell.key} className="flex items-baseline justify-between gap-x-3">
              <a
                href={hrefOf({ row, column })}
                data-row={row}
                data-column={column}
                className="link min-w-0 break-words"
              >
                <bdi>{fullLabel(apart, { id, label: id }, matrix)}</bdi>
              </a>
              <span className="flex shrink-0 items-baseline gap-2">
                {delta !== null && (
                  <span className="delta" data-tone={toneOf(delta, unit, reference?.value ?? null)}>
                    {formats.text(formats.delta(delta, unit))}
                  </span>
                )}
                {value !== null && formats.text(formats.value(value, unit))}
              </span>
            </li>
          );
        })}
      </ul>
    </PanelPart>
  );
}
