import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";

/** A parameter that may be repeated; absent is an empty list. */
export const queryList = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(LIMITS.filterValues),
  );

/** Postgres can be asked neither for NUL nor for half a surrogate pair. */
export const wellFormed = (text: z.ZodString) =>
  text.refine((value) => !/[\p{Cs}\0]/u.test(value), "must be well-formed Unicode without NUL");

export const queryText = wellFormed(z.string().min(1).max(LIMITS.name));

/** Groups URL parameters by key and drops blank ones, which a plain form sends for every field left open. */
export function groupParameters(
  parameters: Iterable<[string, string | string[] | undefined]>,
): Record<string, string | string[]> {
  const grouped = new Map<string, string[]>();
  for (const [key, value] of parameters) {
    const values = [value].flat().filter((one) => one !== undefined && one !== "");
    if (values.length > 0) grouped.set(key, [...(grouped.get(key) ?? []), ...(values as string[])]);
  }
  return Object.fromEntries(
    [...grouped].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? "") : values]),
  );
}
