const MAX_FLOAT32 = 3.4028234663852886e38;

/** How tools write that there is no figure. */
const NONE = /^(?:nan|[+-]?inf(?:inity)?|none|null|n\/?a|-)?$/i;

/** A figure, `null` for none (NaN, infinite, empty), or undefined where the value is no figure at all. */
export function figureOf(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) && Math.abs(value) <= MAX_FLOAT32 ? value : null;
  return typeof value === "string" && NONE.test(value.trim()) ? null : undefined;
}
