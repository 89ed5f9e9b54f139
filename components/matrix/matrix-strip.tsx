import { useTranslations } from "next-intl";
import { type Formats, useFormats } from "@/components/format/use-formats";
import { Freshness } from "@/components/freshness/freshness";
import { LayoutLink } from "@/components/matrix/layout-link";
import type { MatrixFilter, MatrixView } from "@/lib/domain/matrix";

/** References said in full; the rest are counted. */
const REFERENCES_SHOWN = 2;

type Properties = {
  view: MatrixView;
  query: string;
  hrefOf: (filter: MatrixFilter) => string;
  /** False where a menu exports what is seen. */
  exports: boolean;
};

/** What the deltas are held against, and how fresh all of it is. */
export function MatrixStrip({ view, query, hrefOf, exports }: Properties) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const { filter, asOf, pinned, runs } = view;
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-muted print:hidden">
      <References view={view} formats={formats} />
      <p className="flex flex-wrap items-baseline gap-x-2.5 sm:ms-auto">
        <Freshness
          of={view}
          pin={hrefOf({ ...filter, asOf: pinned ? null : asOf })}
          help={t(pinned ? "unpinHelp" : "pinHelp")}
          as={LayoutLink}
        >
          <span>{t("runs", { count: runs, number: formats.count(runs) })}</span>
        </Freshness>
        {exports && (
          <a
            href={`/api/v1/matrix?${query === "" ? "" : `${query}&`}format=csv`}
            className="link"
            title={t("csvHelp")}
            download
          >
            {t("csv")}
          </a>
        )}
      </p>
    </div>
  );
}

function References({ view: { references, grid, filter }, formats }: { view: MatrixView; formats: Formats }) {
  const t = useTranslations("matrix");
  const unit = grid.squares.flat().find((square) => square.cell !== null)?.cell?.unit ?? "";
  if (references.length === 0) return grid.rows.length === 0 ? null : <p>{t("noReferences")}</p>;
  if (filter.evaluation === null) return <p>{t("referencesPerEvaluation", { count: references.length })}</p>;
  const rest = references.length - REFERENCES_SHOWN;
  return (
    <p>
      {t("heldAgainst")}{" "}
      {references.slice(0, REFERENCES_SHOWN).map(({ value, source, kind, cells }, index) => (
        <span key={`${kind} ${source} ${value}`}>
          {index > 0 && t("separator")}
          <b className="font-[560] text-ink">{formats.text(formats.value(value, unit))}</b>{" "}
          <bdi className="inline-block max-w-72 truncate align-bottom" title={source}>
            {source}
          </bdi>
          {references.length > 1 && ` ${t("cells", { count: cells, number: formats.count(cells) })}`}
        </span>
      ))}
      {rest > 0 && ` ${t("moreReferences", { count: rest })}`}
    </p>
  );
}
