import { type CellFacts, evidenceOf } from "./cell-evidence";
import { type Interval, LEVEL } from "./interval";
import { normalInterval } from "./normal-interval";
import { repeatsInterval } from "./repeats-interval";
import { wilsonOfProportion } from "./wilson";

/**
 * The interval of one value, in the metric's stored unit: Wilson's for a proportion with n, normal for a reported
 * error, Student's t for repeats (from run to run, not from sample to sample), null when n and errors are unknown.
 * @throws RangeError when `correct` is not a count of at most `samples`
 */
export function cellInterval(facts: CellFacts, level = LEVEL): Interval | null {
  const evidence = evidenceOf(facts);
  if (evidence === null) return null;
  switch (evidence.basis) {
    case "paired":
    case "unpaired":
      return wilsonOfProportion(evidence.p, evidence.n, level);
    case "stderr":
      return normalInterval(evidence, level);
    case "repeats":
      return repeatsInterval(evidence.repeats, level);
  }
}
