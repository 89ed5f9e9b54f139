import { STACK_AXES, type Stack, type StackAxis } from "@/lib/domain/stack";

type Versions = Pick<Stack, StackAxis>;

/** Axes in which the points of a series differ. */
export function movingAxes(points: readonly { stack: Versions }[]): StackAxis[] {
  return STACK_AXES.filter((axis) => new Set(points.map(({ stack }) => stack[axis])).size > 1);
}

/**
 * What a person reads of a point: the versions in which the points of its series differ, else its day.
 * @param at epoch milliseconds
 */
export function pointLabel(stack: Versions, moving: readonly StackAxis[], at: number): string {
  const versions = moving.flatMap((axis) => (stack[axis] === null ? [] : [stack[axis]]));
  return versions.length > 0 ? versions.join(" / ") : new Date(at).toISOString().slice(0, 10);
}
