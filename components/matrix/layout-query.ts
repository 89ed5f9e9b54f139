import type { Axis } from "@/lib/domain/matrix";
import { isLayoutParameter, layoutEntries, type MatrixLayout } from "@/lib/domain/matrix-layout";

/** The query that shows the same rows, columns and filter in another layout: the filter first, as it stood. */
export function withLayout(parameters: URLSearchParams, layout: MatrixLayout): string {
  const filter = [...parameters].filter(([name]) => !isLayoutParameter(name));
  return new URLSearchParams([...filter, ...layoutEntries(layout)]).toString();
}

/** A link within the site with the layout added to its query. */
export function hrefWithLayout(href: string, layout: MatrixLayout): string {
  const [path = "/", query = ""] = href.split("?", 2);
  const next = withLayout(new URLSearchParams(query), layout);
  return next === "" ? path : `${path}?${next}`;
}

/** Path and query of the matrix with one entry of an axis left, laid out as before. */
export function onlyEntry(parameters: URLSearchParams, axis: Axis, id: string): string {
  const next = new URLSearchParams(parameters);
  next.delete("square");
  // A model may carry its variant after a dot, which is no part of its name.
  next.delete(axis);
  next.append(axis, axis === "model" ? (id.split(" · ")[0] ?? id) : id);
  return `/?${next}`;
}
