import { movedAxes } from "@/lib/domain/changes/moved-axes";
import type { SliceEnvironment } from "@/lib/domain/slices-view";
import type { Stack } from "@/lib/domain/stack";

/** In what software matched results differ, what most of them share first. */
export function sliceEnvironment(pairs: Iterable<{ a: Stack; b: Stack }>): SliceEnvironment[] {
  const found = new Map<string, SliceEnvironment>();
  for (const { a, b } of pairs) {
    for (const axis of movedAxes(a, b)) {
      const text = JSON.stringify(axis);
      const known = found.get(text);
      if (known) known.cells += 1;
      else found.set(text, { ...axis, cells: 1 });
    }
  }
  return [...found].sort(([s, x], [t, y]) => y.cells - x.cells || (s < t ? -1 : 1)).map(([, one]) => one);
}
