import type { useTranslations } from "next-intl";
import type { FilterControl } from "@/components/filter/filter-bar";
import { GRID_SHOWS } from "@/lib/domain/drift-overview-view";
import { LAYER_GRID_AXES, type LayerGridView } from "@/lib/domain/layer-history-view";

const option = (id: string, label = id) => ({ id, label, count: null });

/** The controls above the grid; what is in force is what the page chose where the address says nothing. */
export function overviewControls(
  { filter, choices }: LayerGridView,
  t: ReturnType<typeof useTranslations<"driftOverview">>,
): FilterControl[] {
  const controls: FilterControl[] = [
    {
      kind: "select",
      name: "model",
      label: t("model"),
      options: choices.models.map((id) => option(id)),
      fallback: filter.model,
    },
    {
      kind: "segments",
      name: "by",
      label: t("columns"),
      options: LAYER_GRID_AXES.map((id) => option(id, t(`by.${id}`))),
      fallback: "chip",
    },
  ];
  if (choices.schemes.length > 1)
    controls.push({
      kind: "select",
      name: "scheme",
      label: t("scheme"),
      options: choices.schemes.map((id) => option(id)),
      fallback: filter.scheme ?? "",
    });
  if (filter.by === "version") {
    const cells = choices.cells.map(({ key, chip, chipName, scheme, path }) =>
      option(key, [chipName ?? chip ?? t("offDevice"), scheme, path].filter(Boolean).join(" · ")),
    );
    controls.push({ kind: "select", name: "of", label: t("cell"), options: cells, fallback: filter.cell ?? "" });
  }
  return [
    ...controls,
    {
      kind: "select",
      name: "metric",
      label: t("metric"),
      options: choices.metrics.map((id) => option(id)),
      fallback: filter.metric,
    },
    {
      kind: "segments",
      name: "show",
      label: t("rows"),
      options: GRID_SHOWS.map((id) => option(id, t(`show.${id}`))),
      fallback: "matter",
    },
  ];
}
