import type { Tails } from "./interval";
import { normalCdf } from "./normal";
import { requireError, requireFinite } from "./require-counts";
import { studentCdf } from "./student";

/** A difference without error is certain, unless it is none. */
function ratio(difference: number, stderr: number): number {
  requireFinite("difference", [difference]);
  requireError("stderr", stderr);
  return difference === 0 ? 0 : difference / stderr;
}

function tails(cdf: (x: number) => number, at: number): Tails {
  return { worse: cdf(at), better: cdf(-at), twoSided: Math.min(1, 2 * cdf(-Math.abs(at))) };
}

/** z-test of a difference with a known standard error. @throws RangeError unless finite, stderr not negative */
export function zTest(difference: number, stderr: number): Tails {
  return tails(normalCdf, ratio(difference, stderr));
}

/** t-test of a difference whose standard error was estimated with `df` degrees of freedom. @throws RangeError as `zTest` */
export function tTest(difference: number, stderr: number, df: number): Tails {
  return tails((t) => studentCdf(t, df), ratio(difference, stderr));
}
