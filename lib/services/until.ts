import { type Column, lte, type SQL } from "drizzle-orm";

/** Whether an ingest sequence is not later than another; null asks for nothing. */
export const until = (seq: Column, last: number | null): SQL | undefined =>
  last === null ? undefined : lte(seq, last);
