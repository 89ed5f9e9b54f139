import { type CausePriors, HYPOTHESES, type SoftwareAxis } from "@/lib/domain/cause/cause";

/**
 * Weak priors from 40 public field cases (methods.md sections 1 and 4.3); `none` is ours. Trackers of software projects
 * over-sample software, so they are settings, not facts.
 */
export const CAUSE_PRIORS: CausePriors = {
  chip: 0.12,
  scheme: 0.22,
  qnn: 0.26,
  runtime: 0.1,
  "chip+scheme": 0.08,
  "chip+qnn": 0.12,
  "chip+runtime": 0.01,
  "scheme+qnn": 0.04,
  "scheme+runtime": 0.02,
  "qnn+runtime": 0.03,
  none: 0.001,
};

/** How the prior of `qnn` and of `runtime` divides over the axes that the target records; ours, see docs/statistics.md. */
export const AXIS_WEIGHTS: Readonly<Record<SoftwareAxis, number>> = {
  qairt: 0.7,
  qairtCompile: 0.3,
  path: 0.3,
  onnxruntime: 0.4,
  qnnEp: 0.1,
  runtime: 0.1,
  options: 0.1,
};

/**
 * Priors that sum to 1. What is not given keeps its default.
 * @throws RangeError when a prior is negative or not finite, or when all are zero
 */
export function normalizePriors(priors: Partial<CausePriors> = {}): CausePriors {
  const all = { ...CAUSE_PRIORS, ...priors };
  for (const name of HYPOTHESES)
    if (!Number.isFinite(all[name]) || all[name] < 0)
      throw new RangeError(`the prior of ${name} is ${all[name]}; a prior is a number of 0 or more`);
  const total = HYPOTHESES.reduce((sum, name) => sum + all[name], 0);
  if (total === 0) throw new RangeError("every prior is 0; give at least one hypothesis a chance");
  return Object.fromEntries(HYPOTHESES.map((name) => [name, all[name] / total])) as CausePriors;
}
