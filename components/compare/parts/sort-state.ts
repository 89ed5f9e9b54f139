/** How a table is sorted, as it stands in the URL: the column, a minus before it when descending. */
export type Sorting = { id: string; desc: boolean }[];

export function parseSort(text: string | null): Sorting {
  if (!text) return [];
  return text.startsWith("-") ? [{ id: text.slice(1), desc: true }] : [{ id: text, desc: false }];
}

/** Null for the order in which the rows came. */
export function formatSort([first]: Sorting): string | null {
  if (!first) return null;
  return first.desc ? `-${first.id}` : first.id;
}

/** Writes it into the URL without leaving the page; only in the browser. */
export function showSort(sorting: Sorting): void {
  const query = new URLSearchParams(window.location.search);
  const text = formatSort(sorting);
  if (text === null) query.delete("sort");
  else query.set("sort", text);
  window.history.replaceState(null, "", query.size > 0 ? `?${query}` : window.location.pathname);
}
