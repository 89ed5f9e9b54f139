import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";

// Controls and line separators have no place in a name (they break tables, logs and CSV); a lone surrogate is not text.
export const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
// Postgres cannot hold NUL in a text.
const NOT_IN_A_TEXT = /[\p{Cs}\0]/u;

/** A name: one line, not empty, at most LIMITS.name characters. */
export const nameText = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(LIMITS.name)
  .refine((text) => !NOT_IN_A_NAME.test(text), "must not contain control characters or broken Unicode");

/** Free text of at most LIMITS.text characters. */
export const freeText = z
  .string()
  .max(LIMITS.text)
  .refine((value) => !NOT_IN_A_TEXT.test(value), "must be well-formed Unicode without NUL");
