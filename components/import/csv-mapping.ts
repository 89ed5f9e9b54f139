/** A column that Driftgrid reads from a CSV file. */
export type DocumentedColumn = { name: string; required: boolean };

/** Where a documented column comes from: a column of the file, or one value for every row. */
export type CsvMapping = Record<string, string | { value: string }>;

/** A device is named by its SoC, anything else by its kind: one of the two must be there. */
const TARGET = ["soc", "target_kind"] as const;

/** As the importer compares names. */
const fold = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** The documented column that a column of the file is read as; null when nothing reads it. */
export function meaningOf(column: string, documented: readonly DocumentedColumn[], mapping: CsvMapping): string | null {
  const said = Object.entries(mapping).find(([, source]) => source === column);
  if (said) return said[0];
  const same = documented.find(({ name }) => name === fold(column));
  return same && mapping[same.name] === undefined ? same.name : null;
}

/** Reads a column of the file as a documented one, or as its own name says when that is null. */
export function withMeaning(column: string, name: string | null, mapping: CsvMapping): CsvMapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([key, source]) => source !== column && key !== name));
  return name === null || name === fold(column) ? rest : { ...rest, [name]: column };
}

/** Gives a documented column one value for every row; null takes it back. */
export function withValue(name: string, value: string | null, mapping: CsvMapping): CsvMapping {
  const { [name]: _, ...rest } = mapping;
  return value === null ? rest : { ...rest, [name]: { value } };
}

/** Documented columns without which no row can be read, and which nothing gives yet. */
export function missingColumns(
  columns: readonly string[],
  documented: readonly DocumentedColumn[],
  mapping: CsvMapping,
): string[] {
  const given = new Set([...columns.map(fold), ...Object.keys(mapping)]);
  const missing = documented.filter(({ name, required }) => required && !given.has(name)).map(({ name }) => name);
  return TARGET.some((name) => given.has(name)) ? missing : [...missing, ...TARGET];
}

/** The mapping as it is sent: values that nobody filled in are left out. */
export function filledMapping(mapping: CsvMapping): CsvMapping {
  return Object.fromEntries(
    Object.entries(mapping).filter(([, source]) => typeof source === "string" || source.value.trim() !== ""),
  );
}
