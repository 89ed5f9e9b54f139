import { LIMITS } from "@/lib/contract/limits";

/** Characters kept of the front of a name that is too long; the rest are of its end, which tells more. */
const FRONT = 80;

/**
 * A name of a tool as the contract takes it: one line, no control characters, at most LIMITS.name characters. A longer
 * one loses its middle. "" when nothing is left.
 */
export function layerName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  if (clean.length <= LIMITS.name) return clean;
  return `${clean.slice(0, FRONT)}…${clean.slice(FRONT + 1 - LIMITS.name)}`.toWellFormed();
}
