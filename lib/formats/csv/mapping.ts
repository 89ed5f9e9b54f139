import { closest } from "fastest-levenshtein";
import { COLUMNS, foldColumn } from "@/lib/formats/csv/columns";
import { asText, isObject, shown } from "@/lib/formats/plain-value";

/** A condition on other cells of the row: equal to one of some texts, or containing one. */
export type Condition = { column: string; equals: readonly string[] } | { column: string; contains: readonly string[] };

/** Where a value comes from. The first source of a column whose conditions hold has it. */
export type Source = { when: readonly Condition[] } & (
  | { column: string; values: ReadonlyMap<string, string> }
  | { value: string }
  /** The row is refused for this reason. */
  | { refuse: string }
);

/** Sources by our column. */
export type CsvMapping = ReadonlyMap<string, readonly Source[]>;

const NAMES = COLUMNS.map(({ name }) => name);

/** The nearest of the names, for a message. */
export const nearestName = (name: string, names: readonly string[]) =>
  names.length === 0 ? null : closest(foldColumn(name), names as string[]);

class BadMapping extends Error {}

/** A text as cells are compared: trimmed, numbers and truth values as they are written; null when it is none. */
function plainText(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function texts(value: unknown, place: string): string[] {
  const list = (Array.isArray(value) ? value : [value]).map(plainText);
  if (list.some((text) => text === null) || list.length === 0)
    throw new BadMapping(`${place} is ${shown(value)}; it takes a text or a list of texts`);
  return list as string[];
}

function readWhen(value: unknown, place: string): Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) throw new BadMapping(`${place}.when is ${shown(value)}; it takes { "column": "text" }`);
  return Object.entries(value).map(([column, test]) =>
    isObject(test)
      ? { column, contains: texts(test.contains, `${place}.when.${column}.contains`) }
      : { column, equals: texts(test, `${place}.when.${column}`) },
  );
}

function readValues(value: unknown, place: string): Map<string, string> {
  if (value === undefined) return new Map();
  if (!isObject(value)) throw new BadMapping(`${place}.values is ${shown(value)}; it takes { "theirs": "ours" }`);
  return new Map(
    Object.entries(value).map(([theirs, ours]) => {
      const text = plainText(ours);
      if (text === null)
        throw new BadMapping(`${place}.values has ${shown(ours)} for ${shown(theirs)}; it takes a text`);
      return [theirs.trim(), text];
    }),
  );
}

const KEYS = ["column", "values", "value", "refuse", "when"];

function readSource(value: unknown, place: string): Source {
  if (typeof value === "string" && value !== "") return { column: value, values: new Map(), when: [] };
  if (!isObject(value))
    throw new BadMapping(
      `${place} is ${shown(value)}; it takes a column's name, { "value": ... } or { "column": ... }`,
    );
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new BadMapping(`${place} has ${shown(unknown)}; it takes ${KEYS.join(", ")}`);
  const when = readWhen(value.when, place);
  const column = asText(value.column);
  if (column !== null) return { column, values: readValues(value.values, place), when };
  const refuse = asText(value.refuse);
  if (refuse !== null) return { refuse, when };
  const constant = plainText(value.value);
  if (constant) return { value: constant, when };
  throw new BadMapping(`${place} needs one of column, value and refuse`);
}

/**
 * Reads a mapping that came from outside: `{ "our column": source }`, or a file of docs/mappings with it in `columns`.
 * @returns the reason when it is none
 */
export function readMapping(value: unknown): { mapping: CsvMapping } | { reason: string } {
  const columns = isObject(value) && isObject(value.columns) ? value.columns : value;
  if (!isObject(columns))
    return { reason: `the mapping is ${shown(value)}; it takes { "our column": "their column" }` };
  const mapping = new Map<string, Source[]>();
  try {
    for (const [name, sources] of Object.entries(columns)) {
      if (!NAMES.includes(name))
        throw new BadMapping(`${shown(name)} is no column of Driftgrid; the nearest is "${nearestName(name, NAMES)}"`);
      const list = Array.isArray(sources) ? sources : [sources];
      mapping.set(
        name,
        list.map((source, index) => readSource(source, list.length > 1 ? `${name}[${index}]` : name)),
      );
    }
  } catch (error) {
    if (error instanceof BadMapping) return { reason: `the mapping is not usable: ${error.message}` };
    throw error;
  }
  return { mapping };
}
