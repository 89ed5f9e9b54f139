/** A path with its query; what is null stays out of it. */
export function queryHref(path: string, parameters: Record<string, string | number | null>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) if (value !== null) query.set(key, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The sequence that links of a view keep; null where it shows the newest moment. */
export const pinOf = ({ pinned, asOf }: { pinned: boolean; asOf: number }): number | null => (pinned ? asOf : null);
