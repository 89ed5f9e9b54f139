import { COLUMNS, foldColumn, REQUIRED_COLUMNS } from "@/lib/formats/csv/columns";
import { type Condition, type CsvMapping, nearestName, type Source } from "@/lib/formats/csv/mapping";

/** One value of a row under our column's name. */
export type Cell = {
  text: string;
  /** What the file says, where a mapping translated it. */
  original: string | null;
};

/** Our columns of one row; absent where the row says nothing. */
export type Row = ReadonlyMap<string, Cell>;

export type Binding = {
  /** A text is the reason why the mapping refuses the row. */
  rowOf: (cells: readonly string[]) => Row | string;
  /** Names of the file that nothing reads. */
  unread: readonly string[];
};

function conditionHolds(condition: Condition, cellOf: (column: string) => string): boolean {
  const text = cellOf(condition.column);
  return "equals" in condition
    ? condition.equals.includes(text)
    : condition.contains.some((part) => text.includes(part));
}

function namesIn(source: Source): string[] {
  const conditions = source.when.map(({ column }) => column);
  return "column" in source ? [source.column, ...conditions] : conditions;
}

/** The value of the first source whose conditions hold; a text is the reason why the row is refused. */
function takeCell(list: readonly Source[], cellOf: (column: string) => string): Cell | string | null {
  const source = list.find(({ when }) => when.every((condition) => conditionHolds(condition, cellOf)));
  if (!source) return null;
  if ("refuse" in source) return source.refuse;
  if ("value" in source) return { text: source.value, original: null };
  const said = cellOf(source.column);
  const text = source.values.get(said) ?? said;
  return text === "" ? null : { text, original: said === text ? null : said };
}

/** Sources by our column: the mapping's, else the column of the same name. */
function sourcesFor(names: readonly string[], mapping: CsvMapping): Map<string, readonly Source[]> {
  const byName = new Map(names.map((name) => [foldColumn(name), name]));
  const sources = new Map<string, readonly Source[]>();
  for (const { name } of COLUMNS) {
    const own = byName.get(name);
    const mapped = mapping.get(name);
    if (mapped) sources.set(name, mapped);
    else if (own !== undefined) sources.set(name, [{ column: own, values: new Map(), when: [] }]);
  }
  return sources;
}

function missing(sources: ReadonlyMap<string, unknown>, names: readonly string[]): string | null {
  const named = names.filter((name) => name !== "");
  const hint = (name: string) => {
    const free = named.filter((one) => !sources.has(foldColumn(one)));
    const near = nearestName(name, free);
    return near === null ? "" : `; the nearest is ${JSON.stringify(near)}: rename it, or give a mapping`;
  };
  const absent = REQUIRED_COLUMNS.find((name) => !sources.has(name));
  if (absent !== undefined) return `the column "${absent}" is missing${hint(absent)}`;
  if (sources.has("soc") || sources.has("target_kind")) return null;
  return `the columns "soc" and "target_kind" are missing, one of them is needed${hint("soc")}`;
}

/**
 * Binds a file's header to our columns.
 * @returns the reason when a column is missing
 */
export function bindColumns(names: readonly string[], mapping: CsvMapping): Binding | string {
  const sources = sourcesFor(names, mapping);
  const absent = missing(sources, names);
  if (absent !== null) return absent;
  const used = [...sources].flatMap(([name, list]) => list.flatMap(namesIn).map((column) => [name, column] as const));
  for (const [name, column] of used)
    if (!names.includes(column)) {
      const near = nearestName(column, names as string[]);
      return `the mapping takes "${name}" from the column ${JSON.stringify(column)}, which is missing; the nearest is ${JSON.stringify(near)}`;
    }
  const read = new Set(used.map(([, column]) => column));
  const at = new Map(names.map((name, index) => [name, index]));

  const rowOf = (cells: readonly string[]): Row | string => {
    const cellOf = (column: string) => cells[at.get(column) ?? -1] ?? "";
    const row = new Map<string, Cell>();
    for (const [name, list] of sources) {
      const cell = takeCell(list, cellOf);
      if (typeof cell === "string") return cell;
      if (cell) row.set(name, cell);
    }
    return row;
  };
  return { rowOf, unread: names.filter((name) => name !== "" && !read.has(name)) };
}
