import type { RawPair } from "@/lib/domain/compare/compare-pair";
import { type SeriesRun, seriesPoints } from "@/lib/domain/series";
import { STACK_AXES, type Stack } from "@/lib/domain/stack";

/** Two runs under one stack. */
export type SameStack<R> = { stack: Stack; from: R; to: R };

/** Whether two results that speak stand under different stacks, so that an older pair under one is worth looking for. */
export function standApart(pair: RawPair): boolean {
  return pair.reason === null && pair.facts.some(({ fact }) => fact === "stack-differs");
}

const isMeasured = ({ status, value }: SeriesRun) => status === "ok" && value !== null;
const isKnown = (stack: Stack) => STACK_AXES.some((axis) => stack[axis] !== null);

/**
 * The newest stack under which both cells were measured, newest in the order of a series (`seriesPoints`), with the newest
 * measured run of each. Every version and numeric option must be the same; a stack without any version is none.
 * @returns null where they share none
 */
export function newestSameStack<R extends SeriesRun>(from: readonly R[], to: readonly R[]): SameStack<R> | null {
  const left = new Set(from);
  for (const { stack, runs } of seriesPoints([...from, ...to].filter(isMeasured)).reverse()) {
    const first = runs.find((run) => left.has(run));
    const second = runs.find((run) => !left.has(run));
    if (first && second && isKnown(stack)) return { stack, from: first, to: second };
  }
  return null;
}
