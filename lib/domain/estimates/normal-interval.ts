import { type Interval, LEVEL, tailOf } from "./interval";
import { normalDeviate } from "./normal";
import { requireError, requireFinite } from "./require-counts";

/** A value with the standard error that a runner reports for it, both in the metric's stored unit. */
export type Estimate = { value: number; stderr: number };

/**
 * value ± z stderr; not cut at the metric's range.
 * @throws RangeError unless value is finite, stderr finite and not negative, 0 < level < 1
 */
export function normalInterval({ value, stderr }: Estimate, level = LEVEL): Interval {
  requireFinite("value", [value]);
  requireError("stderr", stderr);
  const half = normalDeviate(tailOf(level)) * stderr;
  return { low: value - half, high: value + half, level, method: "normal" };
}
