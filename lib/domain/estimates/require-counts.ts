import type { Counts } from "./interval";

/** @throws RangeError unless `value` is a whole number of at least `min` that a double holds exactly */
export function requireCount(name: string, value: number, min = 0): void {
  if (!Number.isSafeInteger(value) || value < min) {
    throw new RangeError(`${name} must be a whole number of at least ${min}, not ${value}`);
  }
}

/** @throws RangeError unless 0 <= correct <= n and n >= 1, both whole */
export function requireCounts({ correct, n }: Counts): void {
  requireCount("n", n, 1);
  requireCount("correct", correct);
  if (correct > n) throw new RangeError(`correct must be at most n = ${n}, not ${correct}`);
}

/** @throws RangeError unless `value` lies strictly between the bounds */
export function requireWithin(name: string, value: number, low: number, high: number): void {
  if (!(value > low && value < high)) throw new RangeError(`${name} must lie between ${low} and ${high}, not ${value}`);
}

/** @throws RangeError unless `value` is a probability, 0 and 1 included */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in [0, 1], not ${value}`);
}

/** @throws RangeError unless every value is finite, and there are at least `min` */
export function requireFinite(name: string, values: readonly number[], min = 1): void {
  if (values.length < min) throw new RangeError(`${name} must hold at least ${min} values, not ${values.length}`);
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, not ${value}`);
  }
}

/** @throws RangeError unless `value` is finite and not negative */
export function requireError(name: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be finite and not negative, not ${value}`);
  }
}
