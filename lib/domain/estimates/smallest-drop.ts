import { type CellFacts, type EvidenceBasis, evidenceOf } from "./cell-evidence";
import { sampleVariance } from "./clustered-error";
import { tailOf } from "./interval";
import { mcnemarExact, mcnemarMidP } from "./mcnemar";
import { normalDeviate } from "./normal";
import { requireCount, requireError, requireProbability, requireWithin } from "./require-counts";
import { POWER } from "./required-samples";
import { studentQuantile } from "./student";

/** Level of the tests of steps, and of what a sample could show (methods.md section 3.4). */
export const TEST_ALPHA = 0.05;
/** Share of samples that turn between two versions, where nobody has measured it (methods.md section 3: the power examples). */
export const TYPICAL_CHURN = 0.02;

/** In the metric's stored unit, positive; `basis` says which comparison could show it. */
export type SmallestDrop = { drop: number; basis: EvidenceBasis };

/** z of a two-sided test and of its power: 1.96 + 0.84. */
function reach(): number {
  return normalDeviate(tailOf(1 - TEST_ALPHA)) - normalDeviate(POWER);
}

/**
 * The smallest drop that n samples compared one by one show with power 0.8, two-sided at 0.05: (z + z) √(ψ / n). A drop
 * needs as many turned samples as it is deep, so that ψ is never taken below the drop itself.
 * Source: methods.md section 3, from the normal approximation of McNemar's test.
 * @param churn ψ, the share of samples that turn either way
 * @throws RangeError unless churn lies in [0, 1] and n is whole and at least 1
 */
export function smallestPairedDrop(churn: number, n: number): number {
  requireProbability("churn", churn);
  requireCount("n", n, 1);
  const z = reach();
  return Math.max(z * Math.sqrt(churn / n), (z * z) / n);
}

/**
 * The same for two independent proportions near p, with n samples each: (z + z) √(2 p (1 - p) / n), p drawn towards ½
 * to the centre of its Wilson interval, since a sample without errors is no proof of none.
 * Source: methods.md section 3; Agresti & Coull (1998) for the centre.
 * @throws RangeError unless p lies in [0, 1] and n is whole and at least 1
 */
export function smallestUnpairedDrop(p: number, n: number): number {
  requireProbability("p", p);
  requireCount("n", n, 1);
  const z = normalDeviate(tailOf(1 - TEST_ALPHA));
  const centre = (p * n + (z * z) / 2) / (n + z * z);
  return reach() * Math.sqrt((2 * centre * (1 - centre)) / n);
}

/** The same for two values of this standard error. @throws RangeError unless stderr is finite and not negative */
export function smallestNormalDrop(stderr: number): number {
  requireError("stderr", stderr);
  return reach() * Math.SQRT2 * stderr;
}

/** The same for two sets of repeats with the spread of this one. @throws RangeError with fewer than two repeats */
export function smallestRepeatsDrop(repeats: readonly number[]): number {
  const df = 2 * (repeats.length - 1);
  const stderr = Math.sqrt((2 * sampleVariance(repeats)) / repeats.length);
  return (studentQuantile(1 - TEST_ALPHA / 2, df) + studentQuantile(POWER, df)) * stderr;
}

const NET_LOSS_TESTS = {
  "exact-two-sided": (worse: number) => mcnemarExact({ worse, better: 0 }).twoSided,
  exact: (worse: number) => mcnemarExact({ worse, better: 0 }).worse,
  "mid-p": (worse: number) => mcnemarMidP({ worse, better: 0 }).worse,
};

/**
 * The net loss in samples below which a paired test can never reach significance, whatever n: at 0.05 six for the
 * two-sided exact test, five for the one-sided, four for mid-p. Every further turned sample only makes p larger.
 * @throws RangeError unless 0 < alpha < 1
 */
export function smallestNetLoss(test: keyof typeof NET_LOSS_TESTS, alpha = TEST_ALPHA): number {
  requireWithin("alpha", alpha, 0, 1);
  let worse = 1;
  while (NET_LOSS_TESTS[test](worse) > alpha) worse += 1;
  return worse;
}

function dropOf(facts: CellFacts, churn: number): SmallestDrop | null {
  const evidence = evidenceOf(facts);
  if (evidence === null) return null;
  const { basis } = evidence;
  switch (basis) {
    case "paired":
      return { drop: smallestPairedDrop(churn, evidence.n), basis };
    case "unpaired":
      return { drop: smallestUnpairedDrop(evidence.p, evidence.n), basis };
    case "stderr":
      return { drop: smallestNormalDrop(evidence.stderr), basis };
    case "repeats":
      return { drop: smallestRepeatsDrop(evidence.repeats), basis };
  }
}

/**
 * The smallest drop that a result like this one could show against another like it; null without n, error or repeats,
 * and where not even a fall over the whole scale of a proportion would show.
 * @param churn ψ where it is known for this series
 */
export function smallestDrop(facts: CellFacts, churn = TYPICAL_CHURN): SmallestDrop | null {
  const found = dropOf(facts, churn);
  return found && facts.kind === "proportion" && found.drop >= 1 ? null : found;
}
