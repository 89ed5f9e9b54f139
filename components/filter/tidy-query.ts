type Control = { kind: string; name: string; fallback?: string };

/**
 * The shortest query of a filter form: no blanks, no defaults. Rows and columns that would be the same trade places,
 * and an evaluation does not outlive its model.
 * @param entries fields of the form as it stands
 * @param before the query that the form showed until now
 * @param changed name of the field that was changed; null when the form was submitted as a whole
 */
export function tidyQuery(
  entries: readonly (readonly [string, string])[],
  controls: readonly Control[],
  before: URLSearchParams,
  changed: string | null,
): string {
  const fallbacks = new Map(controls.map(({ name, fallback }) => [name, fallback]));
  const was = (name: string) => before.get(name) ?? fallbacks.get(name) ?? "";
  const fields = entries.map(([name, value]): [string, string] => [name, value]);
  const axis = (name: string) => fields.find(([field]) => field === name);
  const rows = axis("rows");
  const columns = axis("columns");
  if (rows && columns && rows[1] === columns[1]) {
    if (changed === "rows") columns[1] = was("rows");
    else rows[1] = was("columns");
  }
  return new URLSearchParams(
    fields.filter(
      ([name, value]) =>
        value !== "" && value !== fallbacks.get(name) && !(name === "evaluation" && changed === "model"),
    ),
  ).toString();
}
