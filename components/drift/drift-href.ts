/** The page of run `b` held against run `a`. */
export function driftHref(a: string, b: string): string {
  return `/drift?${new URLSearchParams({ a, b })}`;
}

/** The page of one run's layers. */
export function layersHref(run: string): string {
  return `/runs/${encodeURIComponent(run)}/layers`;
}
