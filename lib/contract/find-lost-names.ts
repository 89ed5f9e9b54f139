import { formatPath } from "@/lib/contract/explain-issues";
import type { ProblemError } from "@/lib/contract/problem";

/** Members of a run whose names are free. */
const MAPS = [
  ["stack", "options"],
  ["stack", "requested"],
  ["layers", "metrics"],
  ["provenance", "original"],
] as const;

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The one name that zod leaves out of a map without a word: `__proto__`. Nothing that was sent is lost in silence. */
export function findLostNames(run: unknown): ProblemError[] {
  return MAPS.flatMap(([outer, inner]) => {
    const map = member(member(run, outer), inner);
    if (typeof map !== "object" || map === null || !Object.hasOwn(map, "__proto__")) return [];
    return [
      { location: formatPath([outer, inner, "__proto__"]), message: "cannot be a name here", fix: "use another name" },
    ];
  });
}
