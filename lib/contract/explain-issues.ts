import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import type { ProblemError } from "@/lib/contract/problem";

/** Turns zod's issues into errors that name the place and the fix. */

/** Names from outside are quoted no longer than this, in characters. */
const QUOTED = 80;

/** `["eval", "samples"]` under `runs[3]` becomes `runs[3].eval.samples`. */
export function formatPath(path: readonly PropertyKey[], prefix = ""): string {
  let text = prefix;
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    // A parameter of a URL, for instance `row.sort`.
    else if (text === "" && /^[a-z]{1,20}\.[a-z]{1,20}$/.test(String(key))) text = String(key);
    else if (/^[A-Za-z_]\w{0,79}$/.test(String(key))) text += text === "" ? String(key) : `.${String(key)}`;
    else text += `[${shorten(String(key))}]`;
  }
  return text === "" ? "body" : text;
}

/** Field names of the object schema at `path`, through optional, nullable, default, array and union wrappers. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const def = schema._zod.def as z.core.$ZodTypeDef & {
    innerType?: z.core.$ZodType;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
    options?: readonly z.core.$ZodType[];
    shape?: Record<string, z.core.$ZodType>;
  };
  if (def.innerType) return fieldsAt(def.innerType, path);
  if (def.options) return def.options.flatMap((option) => fieldsAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return def.shape ? Object.keys(def.shape) : [];
  const next = def.shape?.[String(key)] ?? def.element ?? def.valueType;
  return next ? fieldsAt(next, rest) : [];
}

function nearest(word: string, known: readonly string[]): string | null {
  const folded = word.toLowerCase();
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  if (names.size === 0 || word.length > LIMITS.name) return null;
  const best = closest(folded, [...names.keys()]);
  const away = distance(folded, best);
  // Something must be alike: every name of two letters is two changes away from every other.
  const near = away <= Math.max(2, Math.floor(word.length / 3)) && away < Math.min(word.length, best.length);
  return near ? (names.get(best) ?? null) : null;
}

function shorten(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(JSON.stringify(value));
  return text.length > QUOTED ? `${text.slice(0, QUOTED - 3)}...` : text;
}

function unknownFields(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.core.$ZodType,
  prefix: string,
): ProblemError[] {
  const known = fieldsAt(schema, issue.path);
  return issue.keys.slice(0, LIMITS.errors + 1).map((key) => {
    const near = nearest(key, known);
    return {
      location: formatPath([...issue.path, key], prefix),
      message: `unknown field ${shorten(key)}`,
      fix: near ? `did you mean ${JSON.stringify(near)}?` : `remove it; known fields here: ${known.join(", ")}`,
    };
  });
}

function fixOf(issue: z.core.$ZodIssue): string | null {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.includes("received undefined")
        ? "add it"
        : `send ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
    case "invalid_value":
      return `use one of: ${issue.values.map(String).join(", ")}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "too_small":
      return `at least ${issue.minimum}`;
    default:
      return null;
  }
}

/**
 * The errors of one document.
 * @param prefix place of the document in the body, for instance `runs[3]`
 */
export function explainIssues(error: z.core.$ZodError, schema: z.core.$ZodType, prefix = ""): ProblemError[] {
  const explain = (issue: z.core.$ZodIssue): ProblemError[] => {
    if (issue.code === "unrecognized_keys") return unknownFields(issue, schema, prefix);
    if (issue.code === "invalid_key") {
      const location = formatPath(issue.path, prefix);
      return issue.issues.map((inner) => ({ location, message: `the name ${inner.message}`, fix: fixOf(inner) }));
    }
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      // The branch that got furthest says most.
      const branch = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? [];
      return branch.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue));
    }
    return [{ location: formatPath(issue.path, prefix), message: issue.message, fix: fixOf(issue) }];
  };
  return error.issues.flatMap(explain);
}

function deepest(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)));
}
