import { z } from "zod";
import type { ProblemKind } from "@/lib/contract/problem";
import type { Scope } from "@/lib/contract/scopes";

/** What an operation of the HTTP interface is made of, and what several of them share. */
export type Operation = {
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  summary: string;
  description?: string;
  /** Scope that a token needs. `reader`: also open to everybody while reading is open. `none`: open to all. */
  access: Scope | "reader" | "none";
  parameters?: z.ZodObject;
  query?: z.ZodObject;
  headers?: Record<string, string>;
  /** `raw` are content types of which any bytes are taken. */
  body?: { schema: z.ZodType; types: readonly string[]; raw?: readonly string[]; description: string };
  answers: Record<number, { description: string; schema?: z.ZodType; type?: string }>;
  problems: readonly ProblemKind[];
};

export const format = { format: z.enum(["json", "csv"]).default("json") };
export const asOf = z
  .string()
  .optional()
  .meta({ description: "Ingest sequence or ISO 8601 time: shows what was true then. Clamped to what is settled." });
/** Of an operation that takes JSON. */
export const WRITE_PROBLEMS = [
  "invalid-json",
  "invalid-body",
  "unauthorized",
  "forbidden",
  "too-large",
  "internal",
] as const;
/** Of an operation that takes away what an id in its path names. */
export const DELETE_PROBLEMS = ["unauthorized", "forbidden", "not-found", "internal"] as const;
/** Of an operation that reads. */
export const READ_PROBLEMS = ["invalid-query", "unauthorized", "forbidden", "internal"] as const;
