import { meanOf, sampleError } from "./clustered-error";
import { type Interval, LEVEL, tailOf } from "./interval";
import { requireFinite } from "./require-counts";
import { studentQuantile } from "./student";

/** With fewer repeats nothing is said about their spread (methods.md section 3.1). */
export const MIN_REPEATS = 3;

/**
 * Student's t interval of the mean of repeats of one evaluation: how far a run moves from run to run. Repeats see the
 * same samples each time, so that this never stands for, or narrows, the sampling interval.
 * @throws RangeError unless there are at least three finite repeats and 0 < level < 1
 */
export function repeatsInterval(repeats: readonly number[], level = LEVEL): Interval {
  requireFinite("repeats", repeats, MIN_REPEATS);
  const mean = meanOf(repeats);
  const half = studentQuantile(1 - tailOf(level), repeats.length - 1) * sampleError(repeats);
  return { low: mean - half, high: mean + half, level, method: "student-t" };
}
