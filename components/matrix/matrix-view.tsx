import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { PageKeys } from "@/components/keys/page-keys";
import { Footnotes } from "@/components/known-issues/footnotes";
import { ActiveFilters } from "@/components/matrix/active-filters";
import { axisWords } from "@/components/matrix/axis-words";
import { filterControls } from "@/components/matrix/filter-controls";
import { makeFace, showsInterval } from "@/components/matrix/make-face";
import { sharedMarks } from "@/components/matrix/marks";
import { useMatrixKeys } from "@/components/matrix/matrix-keys";
import { MatrixLegend } from "@/components/matrix/matrix-legend";
import { MatrixStrip } from "@/components/matrix/matrix-strip";
import { MatrixTable } from "@/components/matrix/matrix-table";
import { SampleNote } from "@/components/matrix/sample-note";
import type { MatrixFilter, MatrixView as View } from "@/lib/domain/matrix";

type Properties = {
  view: View;
  /** The filter as applied, as a URL query. */
  query: string;
  hrefOf: (filter: MatrixFilter) => string;
};

/** The matrix with everything around it. */
export function MatrixView({ view, query, hrefOf }: Properties) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const { filter, grid } = view;
  const words = { apply: t("apply"), find: t("find"), label: t("filters") };
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <SampleNote squares={grid.squares} />
      <MatrixStrip view={view} query={query} hrefOf={hrefOf} />
      <div className="mt-2.5">
        <FilterBar query={query} controls={filterControls(view, t, formats)} words={words} />
        <div className="filter-body">
          <ActiveFilters view={view} hrefOf={hrefOf} />
          {grid.rows.length === 0 || grid.columns.length === 0 ? (
            <NothingMatches filter={filter} hrefOf={hrefOf} />
          ) : (
            <Heatmap view={view} />
          )}
        </div>
      </div>
    </>
  );
}

function Heatmap({ view: { filter, grid, knownIssues, layout } }: { view: View }) {
  const t = useTranslations("matrix");
  const formats = useFormats();
  const said = sharedMarks(grid.squares);
  const context = { mode: layout.mode, formats, t, said };
  const rows = grid.rows.map((entry, index) => ({
    axis: axisWords(filter.rows, entry, t),
    faces: (grid.squares[index] ?? []).map((square) => makeFace(square, context)),
  }));
  const cells = grid.squares.flat().flatMap(({ cell }) => cell ?? []);
  const faces = rows.flatMap((row) => row.faces);
  const matrixKeys = useMatrixKeys();
  const corner = t("corner", { rows: t(`axis.${filter.rows}`), columns: t(`axis.${filter.columns}`) });
  return (
    <>
      {said.length > 0 && (
        <p className="mt-2 text-muted text-xs">
          {t("saidOnce", { marks: said.map((mark) => t(`mark.${mark}`)).join(t("separator")) })}
        </p>
      )}
      <div className="mt-2">
        <MatrixTable
          label={t("title")}
          corner={corner}
          columns={grid.columns.map((entry) => axisWords(filter.columns, entry, t))}
          rows={rows}
        />
      </div>
      <PageKeys keys={matrixKeys} />
      <MatrixLegend
        states={new Set(faces.map((face) => face.state))}
        alarms={faces.some((face) => face.alarm)}
        signs={new Set(faces.flatMap((face) => face.signs))}
        points={cells.some((cell) => cell.unit === "fraction")}
        shares={cells.some((cell) => cell.unit !== "fraction")}
        intervals={cells.some(showsInterval)}
        unknownN={cells.some((cell) => cell.samples === null)}
      />
      <Footnotes issues={knownIssues} />
    </>
  );
}

function NothingMatches({ filter, hrefOf }: { filter: MatrixFilter; hrefOf: Properties["hrefOf"] }) {
  const t = useTranslations("matrix");
  const cleared = { ...filter, evaluation: null, models: [], chips: [], schemes: [], paths: [], targets: [] };
  return (
    <section className="mx-auto mt-16 max-w-md text-center">
      <h2>{t("nothing")}</h2>
      <p className="mt-1 text-muted">{t("nothingAdvice")}</p>
      <Link href={hrefOf(cleared)} prefetch={false} className="control control-primary mt-4">
        {t("clear")}
      </Link>
    </section>
  );
}
