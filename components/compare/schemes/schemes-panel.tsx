import { useTranslations } from "next-intl";
import { useColumnWords } from "@/components/compare/parts/column-words";
import { sharedSchemeMarks, useSchemeRows } from "@/components/compare/schemes/make-rows";
import { useOverallWords } from "@/components/compare/schemes/overall-winners";
import { SchemesTable } from "@/components/compare/schemes/schemes-table";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import { TermList } from "@/components/terms/term-list";
import { ButtonLink } from "@/components/ui/button";
import type { CompareView } from "@/lib/domain/compare-view";

/** Rows that are sent at once: a fleet of chips is megabytes. */
const ROWS_SHOWN = 150;

type Properties = {
  view: CompareView;
  /** Whether the reader asked for every row. */
  whole: boolean;
  /** The same view with every row. */
  all: string;
};

/** The table with its words. */
export function SchemesPanel({ view, whole, all }: Properties) {
  const t = useTranslations("compare");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const columnWords = useColumnWords(view.filter.calibrations);
  const overallWords = useOverallWords(view);
  const several = view.overall.length > 1;
  const groups = view.overall.map(({ evaluation: key, winner }) => {
    const evaluation = view.evaluations.find((one) => one.key === key);
    return {
      evaluation: key,
      heading: several && evaluation ? evaluationLabel(evaluation, true, matrix, formats) : null,
      overall: overallWords(winner).verdict,
    };
  });
  const shown = whole ? view.rows : view.rows.slice(0, ROWS_SHOWN);
  const held = new Set(shown.map(({ evaluation }) => evaluation));
  const said = sharedSchemeMarks(view);
  const base = view.columns.find(({ isBase }) => isBase);
  return (
    <div className="min-w-0">
      <p className="mb-1.5 text-muted text-xs">
        {base ? t("tableNote", { base: base.scheme }) : t("tableNoteNoBase")}
        {said.length > 0 &&
          ` ${matrix("saidOnce", { marks: said.map((mark) => matrix(`mark.${mark}`)).join(matrix("separator")) })}`}
        {view.columns.length === 1 && ` ${t("oneScheme")}`}
        {view.compared.capped && ` ${t("capped", { limit: formats.count(view.compared.limit) })}`}
      </p>
      <div className="mb-2">
        <TermList ids={["delta", "interval", "equivalent", "no-difference-shown"]} />
      </div>
      <SchemesTable
        label={t("table")}
        columns={view.columns.map((column) => ({ id: column.id, isBase: column.isBase, ...columnWords(column) }))}
        groups={groups.filter(({ evaluation }) => held.has(evaluation))}
        rows={useSchemeRows(view, shown)}
        words={{
          target: t("targetPath"),
          best: t("best"),
          delta: t("delta"),
          againstBase: t("againstBase"),
          base: t("base"),
          untested: matrix("state.untested"),
          noBase: t("noBase"),
          wins: t("winsWord"),
          leads: t("leadsWord"),
          sortBy: t("sortBy"),
        }}
      />
      {shown.length < view.rows.length && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-muted">
          {t("rowsCut", { shown: formats.count(shown.length), all: formats.count(view.rows.length) })}
          <ButtonLink small scroll={false} href={all}>
            {t("showAll", { number: formats.count(view.rows.length) })}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
