"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import type { DriftState } from "@/components/drift/drift-state";
import { Button } from "@/components/ui/button";
import { arrangeLayers } from "./arrange-layers";
import { COLUMN_KINDS, type ColumnId, type ListSource, shownColumns } from "./columns";
import { layersToCsv, layersToJson } from "./export-layers";
import { LayerTable } from "./layer-table";
import { ListToolbar } from "./list-toolbar";

type Properties = {
  source: ListSource;
  state: DriftState;
  change: (part: Partial<DriftState>) => void;
  selected: number | null;
  onSelect: (position: number) => void;
  onOpen: (position: number) => void;
  chosen: ReadonlySet<number>;
  onChoose: (position: number) => void;
  /** Name of exported files, without ending. */
  fileName: string;
};

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** The list of layers with its filters. */
export function LayerList({ source, state, change, selected, fileName, ...table }: Properties) {
  const t = useTranslations("drift.table");
  const { sort, descending, op, culprits, place, threshold } = state;
  // What is typed shows at once; thousands of rows follow when there is time.
  const search = useDeferredValue(state.search);
  const columns = useMemo(() => shownColumns(source), [source]);
  const rows = useMemo(
    () => arrangeLayers(source, { sort, descending, search, op, culprits, place, threshold }),
    [source, sort, descending, search, op, culprits, place, threshold],
  );
  const onSort = (column: ColumnId) =>
    change({
      sort: column,
      descending: column === sort ? !descending : COLUMN_KINDS[column] === "share" || COLUMN_KINDS[column] === "change",
    });
  const save = (format: "csv" | "json") =>
    format === "csv"
      ? download(`${fileName}.csv`, "text/csv;charset=utf-8", layersToCsv(source, columns, rows))
      : download(`${fileName}.json`, "application/json", layersToJson(source, columns, rows));
  return (
    <>
      <ListToolbar source={source} state={state} change={change} shown={rows.length} save={save} />
      {rows.length === 0 ? (
        <div className="px-4 py-10 text-center">
          <p className="mb-3 text-muted">{t("nothing")}</p>
          <Button onClick={() => change({ search: "", op: null, culprits: false, place: null, threshold: null })}>
            {t("clear")}
          </Button>
        </div>
      ) : (
        <LayerTable
          {...table}
          source={source}
          columns={columns}
          rows={rows}
          selected={selected}
          sort={sort}
          descending={descending}
          onSort={onSort}
        />
      )}
    </>
  );
}
