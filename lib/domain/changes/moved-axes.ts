import type { MovedAxis } from "@/lib/domain/changes/change";
import { STACK_AXES, type Stack } from "@/lib/domain/stack";
import { sameVersion } from "@/lib/domain/version";

const differ = (a: string | null, b: string | null) => a !== b && (a === null || b === null || !sameVersion(a, b));

/** Every axis and numeric option that differs; a version and its longer spelling do not. */
export function movedAxes(from: Stack, to: Stack): MovedAxis[] {
  const axes: MovedAxis[] = STACK_AXES.filter((axis) => differ(from[axis], to[axis])).map((axis) => ({
    axis,
    option: null,
    from: from[axis],
    to: to[axis],
  }));
  const names = [...new Set([...Object.keys(from.options), ...Object.keys(to.options)])].sort();
  for (const option of names) {
    const before = from.options[option] ?? null;
    const after = to.options[option] ?? null;
    if (before !== after) axes.push({ axis: "options", option, from: before, to: after });
  }
  return axes;
}
