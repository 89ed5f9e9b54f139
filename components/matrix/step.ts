/** Strength of a figure that is neither good nor bad, for the sequential scale: 1 is pale, 5 strong. */
export type Step = 1 | 2 | 3 | 4 | 5;

/** Where the steps 2 to 5 begin. */
export const STEPS = {
  /** Samples: from each on the interval of a proportion is about half as wide, or less. */
  n: [100, 500, 2000, 10_000],
  /** Days since a result was measured: a week, a month, a quarter, a year. */
  age: [7, 30, 90, 365],
  /** Share of nodes on the NPU; the last is all of them. */
  npu: [0.25, 0.5, 0.9, 1],
} as const;

// A share of one may arrive as 0.999999999.
const ROUNDING = 1e-9;

/** The step of a figure in its mode: samples, days or a share. */
export function stepOf(mode: keyof typeof STEPS, figure: number): Step {
  return (1 + STEPS[mode].filter((from) => figure >= from - ROUNDING).length) as Step;
}
