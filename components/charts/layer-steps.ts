/** Layers that PageUp and PageDown walk over. */
export const PAGE_LAYERS = 10;

/**
 * The layer a key leads to, as a slider answers keys; stops at the ends.
 * @param selected null when no layer is chosen yet: every key then begins at an end
 * @returns null when the key does not walk, or there is nothing to walk over
 */
export function stepLayer(selected: number | null, key: string, count: number): number | null {
  if (count === 0) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -PAGE_LAYERS,
    PageUp: PAGE_LAYERS,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step === undefined) return null;
  if (selected === null) return step > 0 && key === "End" ? count - 1 : 0;
  return Math.min(count - 1, Math.max(0, selected + step));
}
