import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { planHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { entryName } from "@/components/matrix/panel/square-title";
import { toneOf } from "@/components/matrix/tone";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Axis } from "@/lib/domain/matrix";
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
        {document !== null && <Skeleton document={document} />}
        <p className="mt-2 flex flex-wrap gap-1.5">
          <ButtonLink small kind="primary" href={planHref(filter, chip)}>
            {t("untested.plan")}
          </ButtonLink>
          <ButtonLink small href="/docs/api">
            {t("untested.api")}
          </ButtonLink>
        </p>
      </PanelPart>
      <Neighbours
        axis={filter.columns}
        side="row"
        list={neighbours.row}
        name={entryName(filter.rows, row, matrix)}
        hrefOf={hrefOf}
      />
      <Neighbours
        axis={filter.rows}
        side="column"
        list={neighbours.column}
        name={entryName(filter.columns, column, matrix)}
        hrefOf={hrefOf}
      />
    </>
  );
}

function Skeleton({ document }: { document: string }) {
  const t = useTranslations("square.untested");
  return (
    <div className="mt-1.5">
      <div className="flex items-center justify-between gap-2 text-xs">
        <span className="text-muted">{t("document")}</span>
        <CopyButton text={document} words={{ copy: t("copy"), copied: t("copied") }} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="code-block mt-1 max-h-56 overflow-auto">
        {document}
      </pre>
    </div>
  );
}

type List = {
  /** Axis on which the neighbours lie apart. */
  axis: Axis;
  side: "row" | "column";
  list: Neighbour[];
  /** Of what they share. */
  name: string;
  hrefOf: Properties["hrefOf"];
};

function Neighbours({ axis, side, list, name, hrefOf }: List) {
  const t = useTranslations("square.untested");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  if (list.length === 0) return null;
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
                <bdi>{entryName(axis, { id, label: id }, matrix)}</bdi>
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
