import { resolveCanonical } from "@/lib/contract/alias";
import type { KnownIssueInput } from "@/lib/contract/known-issue";
import { type ProblemError, ServiceError } from "@/lib/contract/problem";

const RESOLVED = ["chip", "scheme", "path"] as const;

/**
 * A slice with chip, scheme and path under the names that results carry, whatever they were called in it.
 * Throws `invalid-body` for a name that means nothing: the note would cover nothing.
 */
export function canonicalSlice(slice: KnownIssueInput["slice"]): KnownIssueInput["slice"] {
  const canonical = { ...slice };
  const errors: ProblemError[] = [];
  for (const name of RESOLVED) {
    const asked = slice[name];
    if (asked == null) continue;
    const found = resolveCanonical(name, asked);
    if (typeof found === "string") canonical[name] = found;
    else errors.push({ ...found, location: `slice.${name}` });
  }
  const [first] = errors;
  if (first) throw new ServiceError("invalid-body", `${first.location}: ${first.message}`, errors);
  return canonical;
}
