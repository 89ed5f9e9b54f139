import type { DriftOverviewView } from "@/lib/domain/drift-overview-view";

/** What the address of the overview says; left out where the page would choose the same. */
export type OverviewParameters = Partial<
  Record<"model" | "by" | "metric" | "scheme" | "of" | "show" | "version" | "arch" | "asOf", string | null>
>;

export function overviewQuery(parameters: OverviewParameters): string {
  const said = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(said).toString();
}

/** The filter as it is in force. */
export function parametersOf({ grid, rollup, show }: DriftOverviewView): OverviewParameters {
  return {
    model: grid?.filter.model,
    by: grid?.filter.by,
    metric: grid?.filter.metric,
    scheme: grid?.filter.scheme,
    of: grid?.filter.by === "version" ? grid.filter.cell : null,
    show,
    version: rollup.filter.version,
    arch: rollup.filter.arch,
    asOf: rollup.filter.asOf === null ? null : String(rollup.filter.asOf),
  };
}

/** Where a square of the grid leads: the run beside its comparator, or alone, at the layer. */
export function layerHref(run: string, comparator: string | null, layer: string): string {
  const at = new URLSearchParams({ ...(comparator === null ? {} : { a: comparator, b: run }), layer });
  return comparator === null ? `/runs/${encodeURIComponent(run)}/layers?${at}` : `/drift?${at}`;
}
