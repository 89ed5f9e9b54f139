import type { useTranslations } from "next-intl";
import { toneOf as stepOf } from "@/components/drift/graph/graph-layer";
import type { Formats } from "@/components/format/use-formats";
import type { Face, FaceRow } from "@/components/matrix/face";
import type { LayerGridRow, LayerGridView } from "@/lib/domain/layer-history-view";
import { layerHref } from "./overview-href";

type Translate = ReturnType<typeof useTranslations<"driftOverview">>;

function nothing(t: Translate): Face {
  return {
    state: "untested",
    tone: null,
    main: t("square.none"),
    unit: "",
    sub: null,
    signs: [],
    href: null,
    text: t("square.noneHelp"),
  };
}

/** One layer in one column: what it introduced, and the metric beneath. */
function faceOf(row: LayerGridRow, at: number, view: LayerGridView, t: Translate, formats: Formats): Face {
  const [cell, column] = [row.cells[at], view.columns[at]];
  if (cell == null || column === undefined || (cell.introduced === null && cell.value === null)) return nothing(t);
  const { introduced, value, culprit } = cell;
  const metric =
    value === null
      ? null
      : `${view.filter.metric} ${view.unit === "dB" ? `${formats.fixed(value, 2)} dB` : formats.text(formats.value(value, ""))}`;
  const loss = introduced === null ? null : { number: formats.fixed(-introduced, 2, true), unit: " dB" };
  // The same steps as in the graph of layers; a place is never asked for here.
  const tone = stepOf({ introduced, placeB: null }, "introduced");
  return {
    state: "measured",
    tone: tone === "zero" || tone.startsWith("worse") || tone === "better-2" ? (tone as Face["tone"]) : null,
    main: loss?.number ?? t("square.notJudged"),
    unit: loss?.unit ?? "",
    sub: metric,
    signs: culprit ? ["▲"] : [],
    href: layerHref(column.runId, column.comparator, row.layer),
    text: [
      loss === null ? t("square.notJudged") : t("square.introduced", { loss: formats.text(loss) }),
      culprit ? t("square.culprit") : null,
      metric,
      column.comparator === null ? t("square.alone") : null,
    ]
      .filter(Boolean)
      .join(", "),
  };
}

/** Rows of the heatmap in words and figures. */
export function makeRows(
  rows: readonly LayerGridRow[],
  view: LayerGridView,
  t: Translate,
  formats: Formats,
): FaceRow[] {
  return rows.map((row) => ({
    axis: {
      id: row.layer,
      label: row.layer,
      detail:
        [row.op, row.chips.length > 1 ? t("onChips", { count: row.chips.length }) : null].filter(Boolean).join(" · ") ||
        null,
      group: null,
    },
    faces: view.columns.map((_, at) => faceOf(row, at, view, t, formats)),
  }));
}
