import type { MetricKind } from "@/lib/domain/metric";

export type ErrorFacts = {
  kind: MetricKind;
  /** Stored unit. */
  value: number | null;
  samples: number | null;
  stderr: number | null;
  repeats: readonly number[];
};

/** Fewer repeats say too little of their spread (DESIGN section 6). */
export const MIN_REPEATS = 3;
/** Agresti and Coull: two successes and two failures are added, so that 0 and 1 do not look exact. */
const PSEUDO_SAMPLES = 4;

/**
 * Standard error of a value in its stored unit: what the runner reported, else the binomial error of a proportion, else
 * the standard error of the mean of repeats. Null when nothing says it. Repeats of one sample list never narrow the
 * binomial error.
 */
export function cellError({ kind, value, samples, stderr, repeats }: ErrorFacts): number | null {
  if (stderr !== null) return stderr;
  if (kind === "proportion" && value !== null && samples !== null && samples > 0) {
    const n = samples + PSEUDO_SAMPLES;
    const share = (value * samples + PSEUDO_SAMPLES / 2) / n;
    return Math.sqrt((share * (1 - share)) / n);
  }
  if (kind === "proportion" || repeats.length < MIN_REPEATS) return null;
  const mean = repeats.reduce((sum, x) => sum + x, 0) / repeats.length;
  const squares = repeats.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (repeats.length - 1) / repeats.length);
}

/** Agresti and Min: half a sample is added to each cell of the table, so that equal answers do not look exact. */
const PSEUDO_CELL = 0.5;

/**
 * Standard error of the difference of two proportions over the same samples, from the samples that only one side has
 * right (Agresti and Min, "Simple improved confidence intervals for comparing matched proportions", 2005).
 * @param table `worse`: right only before, `better`: right only after, `n` samples in all
 */
export function pairedError({ worse, better, n }: { worse: number; better: number; n: number }): number {
  const samples = n + 4 * PSEUDO_CELL;
  const [b, c] = [worse + PSEUDO_CELL, better + PSEUDO_CELL];
  return Math.sqrt(b + c - (b - c) ** 2 / samples) / samples;
}
