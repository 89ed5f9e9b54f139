import { and, gt, lte, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";

type Versioned = Tables["cell" | "change" | "family" | "knownIssue" | "setting"];

/** The versions of rows that stand at an ingest sequence. */
export function standsAt(table: Versioned, seq: number): SQL | undefined {
  return and(lte(table.fromSeq, seq), gt(table.toSeq, seq));
}
