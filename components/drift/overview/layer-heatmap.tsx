import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/filter/filter-bar";
import { useFormats } from "@/components/format/use-formats";
import { axisWords } from "@/components/matrix/axis-words";
import { MatrixTable } from "@/components/matrix/matrix-table";
import { type DriftOverviewView, selectRows } from "@/lib/domain/drift-overview-view";
import type { LayerGridView } from "@/lib/domain/layer-history-view";
import { makeRows } from "./make-faces";
import { overviewControls } from "./overview-controls";
import { type OverviewParameters, overviewQuery } from "./overview-href";

type Properties = { grid: LayerGridView; show: DriftOverviewView["show"]; parameters: OverviewParameters };

/** A model's layers over chips or versions; the ones that matter first. */
export function LayerHeatmap({ grid, show, parameters }: Properties) {
  const t = useTranslations("driftOverview");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const { filter } = grid;
  const rows = selectRows(grid.rows, show);
  const words = { apply: matrix("apply"), find: matrix("find"), label: t("filters") };
  const columns = grid.columns.map((column) => axisWords(filter.by === "chip" ? "chip" : "path", column, matrix));
  const { version: _, arch: __, show: ___, of, ...asked } = parameters;
  const exported = overviewQuery(asked);
  const address = `/api/v1/layer-grid?${exported}${of ? `&${new URLSearchParams({ cell: of })}` : ""}`;
  return (
    <section aria-labelledby="grid-title" className="layer-heatmap">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="grid-title">{t("gridTitle", { model: filter.model })}</h2>
        <span className="text-muted text-xs">
          {t("shown", { rows: formats.count(rows.length), layers: formats.count(grid.layers) })}
        </span>
        <Exports address={address} />
      </div>
      <FilterBar query={overviewQuery(parameters)} controls={overviewControls(grid, t)} words={words} />
      <div className="filter-body mt-2.5">
        {rows.length === 0 || columns.length === 0 ? (
          <p className="panel px-4 py-6 text-center text-muted">
            {t(columns.length === 0 ? "noColumns" : `nothing.${show}`)}{" "}
            <Link
              className="link"
              prefetch={false}
              href={`/drift?${overviewQuery({ model: filter.model, show: "all" })}`}
            >
              {t("showAll")}
            </Link>
          </p>
        ) : (
          <MatrixTable
            label={t(`label.${filter.by}`, { model: filter.model })}
            corner={t("corner")}
            columns={columns}
            rows={makeRows(rows, grid, t, formats)}
          />
        )}
        <p className="mt-2 text-muted text-xs">{t("legend")}</p>
      </div>
    </section>
  );
}

/** The same as data, for other tools. */
export function Exports({ address }: { address: string }) {
  const t = useTranslations("driftOverview");
  return (
    <span className="ms-auto flex gap-3 text-xs">
      {(["csv", "json"] as const).map((format) => (
        <a key={format} className="link" href={`${address}&format=${format}`} download>
          {t(`export.${format}`)}
        </a>
      ))}
    </span>
  );
}
