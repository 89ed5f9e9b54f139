/** The axes that a query of the matrix shows. */
function axesOf(query: URLSearchParams): string[] {
  return [query.get("rows") ?? "chip", query.get("columns") ?? "scheme"];
}

/**
 * Takes away what a change of the matrix's filter leaves without a meaning: the order, the sets and the hidden lines of
 * an axis that is another now; versions of another software, or of one whose versions stand on an axis. Where models
 * come to stand on an axis, the one model that was shown and its evaluation restrict no more: without that axis there
 * always is one, asked for or not.
 * @param query as the form has it now
 * @param changed name of the field that was changed; null when the form was submitted as a whole
 * @param before the query that the form showed until now
 */
export function settleFilter(query: string, changed: string | null, before: URLSearchParams): string {
  const now = new URLSearchParams(query);
  const gone = new Set<string>();
  const take = (...names: string[]) => {
    for (const name of names) gone.add(name);
  };
  if (changed === "diff") take("a", "b");
  if (changed === "rows" || changed === "columns") {
    for (const name of now.keys()) if (/^(row|column)\./.test(name)) take(name);
    if (axesOf(now).includes(now.get("diff") ?? "")) take("diff", "a", "b");
    if (axesOf(now).includes("model") && !axesOf(before).includes("model")) {
      take("evaluation");
      if (now.getAll("model").length === 1) take("model");
    }
  }
  return new URLSearchParams([...now].filter(([name]) => !gone.has(name))).toString();
}
