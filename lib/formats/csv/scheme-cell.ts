import type { RunInput } from "@/lib/contract/run";
import type { Aliases } from "@/lib/domain/alias";
import { GRANULARITIES, type Granularity, METHODS, type Method, type Scheme } from "@/lib/domain/scheme";
import { schemeNamed } from "@/lib/formats/known-names";
import { shown } from "@/lib/formats/plain-value";

const fold = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

function readMethod(text: string): Method | null {
  const folded = fold(text);
  if (folded === "wo") return "weight-only";
  return METHODS.find((method) => method === folded) ?? null;
}

const readGranularity = (text: string): Granularity | null =>
  GRANULARITIES.find((one) => one === fold(text).replace(/^per-/, "")) ?? null;

/** What the columns around `scheme` say of it; null where they say nothing. */
export type SchemeParts = {
  method: string | null;
  granularity: string | null;
  blockSize: number | null;
  emulated: boolean | null;
  calibration: { algorithm?: string; dataset?: string; samples?: number } | null;
};

/** The method and granularity that the row states, else those of the scheme; a text is the reason why they are none. */
function statedBeside(
  parsed: Scheme,
  text: string,
  parts: SchemeParts,
): Pick<Scheme, "method" | "granularity" | "blockSize"> | string {
  const method = parts.method === null ? parsed.method : readMethod(parts.method);
  if (method === null) return `method ${shown(parts.method)} is none of ${METHODS.join(", ")}`;
  if (parsed.method !== "unknown" && parsed.method !== "none" && parsed.method !== method)
    return `the method is ${shown(parts.method)}, and the scheme ${shown(text)} says ${parsed.method}`;
  const granularity = parts.granularity === null ? parsed.granularity : readGranularity(parts.granularity);
  if (parts.granularity !== null && granularity === null)
    return `granularity ${shown(parts.granularity)} is none of ${GRANULARITIES.join(", ")}`;
  const blockSize = parts.blockSize ?? (granularity === parsed.granularity ? parsed.blockSize : null);
  return { method, granularity, blockSize };
}

/** Without what is null. */
function known<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/**
 * The scheme of a row: its own text when nothing else is said, else in full.
 * @returns reasons when the parts are no scheme or contradict each other
 */
export function schemeOf(
  text: string,
  parts: SchemeParts,
  aliases: Aliases,
): { scheme: RunInput["scheme"] } | { reason: string } {
  const parsed = schemeNamed(text, aliases);
  if (!parsed) return { reason: `unknown precision ${shown(text)}` };
  if (Object.values(parts).every((part) => part === null)) return { scheme: text };
  const stated = statedBeside(parsed, text, parts);
  if (typeof stated === "string") return { reason: stated };
  const { weights, activations, override } = parsed;
  const blockKind = stated.granularity === "block" ? parsed.blockKind : null;
  const { emulated, calibration } = parts;
  const { method, ...rest } = stated;
  return {
    scheme: {
      method,
      ...known({ weights, activations, ...rest, blockKind, emulated, calibration }),
      ...(override !== null && { override: { dtype: override.dtype, ...known({ tensors: override.tensors }) } }),
    },
  };
}
