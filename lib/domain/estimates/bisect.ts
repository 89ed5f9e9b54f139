/** Halvings after which a search walks between neighbouring doubles. */
const ROOT_STEPS = 100;

/** Where `below` turns from true to false between `low` and `high`, to neighbouring doubles. */
export function bisect(low: number, high: number, below: (x: number) => boolean): number {
  let from = low;
  let to = high;
  for (let step = 0; step < ROOT_STEPS; step += 1) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (below(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
