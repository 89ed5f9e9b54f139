/** Parameters of a URL in their order, each by its name; a name may stand there several times. */
export type QueryEntries = [name: string, value: string][];

/** A parameter that repeats its name. */
export const many = (name: string, values: readonly string[]): QueryEntries => values.map((value) => [name, value]);

/** A parameter that stands once, or not at all: null and what is so without asking (`plain`) are left out. */
export function one(name: string, value: string | number | null, plain: string | number | null = null): QueryEntries {
  return value === null || value === plain ? [] : [[name, String(value)]];
}

/** A flag, `on` where it is set. */
export const flag = (name: string, isSet: boolean, on: string): QueryEntries => one(name, isSet ? on : null);

/** The text of a query, without `?`. */
export const writeQuery = (entries: QueryEntries): string => new URLSearchParams(entries).toString();
