import type { MatrixFilter } from "@/lib/domain/matrix";
import type { SquareDetail } from "@/lib/domain/square-view";

/** Where the panel of a square leads. */

const withAsOf = (parameters: [string, string][], asOf: number | null) =>
  new URLSearchParams(asOf === null ? parameters : [...parameters, ["asOf", String(asOf)]]);

export function cellHref(key: string, asOf: number | null, anchor = ""): string {
  const query = withAsOf([], asOf).toString();
  return `/cells/${encodeURIComponent(key)}${query && `?${query}`}${anchor}`;
}

export const runHref = (id: string): string => `/runs/${encodeURIComponent(id)}`;

export const runsHref = (cell: string, asOf: number | null): string => `/runs?${withAsOf([["cell", cell]], asOf)}`;

/** The schemes of the square's model where it was measured. */
export function compareHref({ cell, evaluation }: SquareDetail, asOf: number | null): string {
  const where: [string, string][] = cell.chip === null ? [["target", cell.targetKind]] : [["chip", cell.chip]];
  return `/compare?${withAsOf([["model", cell.model], ["evaluation", evaluation], ...where], asOf)}`;
}

/** What the plan says of the models and chips shown: untested squares among it. */
export function planHref({ models }: MatrixFilter, chip: string | null): string {
  const parameters = new URLSearchParams(models.map((model) => ["model", model]));
  if (chip !== null) parameters.append("chip", chip);
  return `/plan?${parameters}`;
}
